using System.Globalization;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema;

/// <summary>Writes and follows JSON Pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>Escapes one reference token: <c>~</c> becomes <c>~0</c>, <c>/</c> becomes <c>~1</c> (RFC 6901 section 3).</summary>
    public static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Reads one reference token back: <c>~1</c> becomes <c>/</c>, <c>~0</c> becomes <c>~</c>.</summary>
    public static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>Follows a pointer from a value.</summary>
    /// <param name="root">Where the pointer starts.</param>
    /// <param name="pointer">Empty, or tokens that each begin with <c>/</c>.</param>
    /// <param name="value">What the pointer leads to.</param>
    /// <returns>False when the pointer is malformed or leads nowhere.</returns>
    public static bool TryFollow(JsonElement root, string pointer, out JsonElement value)
    {
        value = root;
        if (pointer.Length == 0)
        {
            return true;
        }

        if (pointer[0] != '/')
        {
            return false;
        }

        foreach (var token in pointer[1..].Split('/'))
        {
            if (!TryStep(value, Unescape(token), out value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryStep(JsonElement from, string token, out JsonElement value)
    {
        value = default;
        if (from.ValueKind == JsonValueKind.Object)
        {
            return from.TryGetProperty(token, out value);
        }

        if (from.ValueKind != JsonValueKind.Array || !IsIndex(token, out var index) || index >= from.GetArrayLength())
        {
            return false;
        }

        value = from[index];
        return true;
    }

    // RFC 6901 section 4: no sign, no leading zero.
    private static bool IsIndex(string token, out int index) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out index) && (token.Length == 1 || token[0] != '0');
}
