using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Payloads of EMVCo's merchant-presented mode, written and read by the rules alone.</summary>
internal static class QrPayload
{
    /// <summary>A data object.</summary>
    public static string Object(string id, string value) => string.Create(CultureInfo.InvariantCulture, $"{id}{value.Length:00}{value}");

    /// <summary>The payload with one object more, another or none, and a checksum that fits.</summary>
    /// <param name="value">The value; <see langword="null"/> to leave the object out.</param>
    public static string With(string payload, string id, string? value)
    {
        var objects = Read(payload).Where(known => known.Id != id && known.Id != "63").ToList();
        var at = Math.Max(0, objects.FindIndex(known => string.CompareOrdinal(known.Id, id) > 0));
        if (value is not null)
        {
            objects.Insert(at, (id, value));
        }

        return Seal(string.Concat(objects.Select(known => Object(known.Id, known.Value))));
    }

    /// <summary>Objects with the checksum behind them.</summary>
    public static string Seal(string objects) => $"{objects}6304{Crc($"{objects}6304")}";

    /// <summary>The value of an object; empty when there is none.</summary>
    public static string Value(string payload, string id) => Read(payload).Where(known => known.Id == id).Select(known => known.Value).FirstOrDefault("");

    /// <summary>Whether the checksum fits.</summary>
    public static bool IsWhole(string payload) => payload.Length > 8 && payload[^8..^4] == "6304" && Crc(payload[..^4]) == payload[^4..];

    // Stops at what is none: whether a payload is well formed, its checksum and its objects tell.
    private static IEnumerable<(string Id, string Value)> Read(string payload)
    {
        for (var next = 0; next + 4 <= payload.Length && int.TryParse(payload.AsSpan(next + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && next + 4 + length <= payload.Length; next += 4 + length)
        {
            yield return (payload.Substring(next, 2), payload.Substring(next + 4, length));
        }
    }

    private static string Crc(string text)
    {
        var crc = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xFFFF;
            }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }
}
