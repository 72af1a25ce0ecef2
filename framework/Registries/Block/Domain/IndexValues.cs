using System.Text.Json;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>The texts under which a record is found.</summary>
internal static class IndexValues
{
    // No search can name a longer one.
    private const int LongestValue = 200;

    /// <summary>Reads the values of declared indexes: a string as it is, a number or truth value as it stands in the JSON.</summary>
    public static IEnumerable<(string Field, string Value)> Of(JsonElement data, IReadOnlyList<string> indexes)
    {
        foreach (var field in indexes)
        {
            if (data.TryGetProperty(field, out var value) && TextOf(value) is { Length: <= LongestValue } text)
            {
                yield return (field, text);
            }
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
