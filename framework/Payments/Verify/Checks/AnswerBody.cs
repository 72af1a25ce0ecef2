using System.Text.Json;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>Reads the answer to a transfer.</summary>
internal static class AnswerBody
{
    /// <summary>The transfer that an answer names; <see langword="null"/> when it names none or cannot be read.</summary>
    public static string? TransferId(ReadOnlyMemory<byte> body) => Read(body, root => root.GetProperty("transferId").GetGuid().ToString());

    /// <summary>Currency and amount in minor units: the digits without their point.</summary>
    public static (string Currency, string MinorUnits)? Amount(ReadOnlyMemory<byte> body) => Read<(string, string)?>(body, root =>
    {
        var money = root.GetProperty("amount");
        var digits = money.GetProperty("amount").GetString()!.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return (money.GetProperty("currency").GetString()!, digits);
    });

    private static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }
}
