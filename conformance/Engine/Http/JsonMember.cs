using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Reads one text member of a JSON object that may be malformed.</summary>
internal static class JsonMember
{
    public static string? Of(ReadOnlySpan<byte> body, string member)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(member) && reader.Read())
                {
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }
}
