using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Values;

/// <summary>Reads JSON strings from their raw bytes; unlike <see cref="JsonElement.GetString"/> it does not throw on lone surrogates.</summary>
internal static class JsonText
{
    /// <summary>The bytes between the quotes of a string value, escapes as written.</summary>
    public static ReadOnlySpan<byte> Raw(in JsonElement text) => JsonMarshal.GetRawUtf8Value(text)[1..^1];

    /// <summary>The bytes between the quotes of a member's name, escapes as written.</summary>
    public static ReadOnlySpan<byte> RawName(JsonProperty property) => JsonMarshal.GetRawUtf8PropertyName(property);

    public static bool HasEscape(ReadOnlySpan<byte> raw) => raw.Contains((byte)'\\');

    public static string Read(in JsonElement text) => Decode(Raw(text));

    public static string ReadName(JsonProperty property) => Decode(RawName(property));

    /// <summary>The text that the raw bytes stand for; a lone surrogate stays a lone surrogate.</summary>
    public static string Decode(ReadOnlySpan<byte> raw) =>
        HasEscape(raw) ? Unescape(Encoding.UTF8.GetString(raw)) : Encoding.UTF8.GetString(raw);

    /// <summary>Whether an object has a member; unlike <see cref="JsonElement.TryGetProperty(ReadOnlySpan{byte}, out JsonElement)"/> it takes any name.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="name">The name in UTF-8, not escaped.</param>
    public static bool HasMember(in JsonElement instance, ReadOnlySpan<byte> name)
    {
        foreach (var property in instance.EnumerateObject())
        {
            var raw = RawName(property);
            if (HasEscape(raw) ? Encoding.UTF8.GetBytes(Unescape(Encoding.UTF8.GetString(raw))).AsSpan().SequenceEqual(name) : raw.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two raw texts stand for the same.</summary>
    public static bool SameText(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        return (HasEscape(left) || HasEscape(right)) && string.Equals(Decode(left), Decode(right), StringComparison.Ordinal);
    }

    /// <summary>Length in Unicode code points, as <c>minLength</c> counts (RFC 8259 characters).</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> raw)
    {
        var count = 0;
        if (!HasEscape(raw))
        {
            foreach (var unit in raw)
            {
                count += (unit & 0xC0) == 0x80 ? 0 : 1;
            }

            return count;
        }

        var text = Decode(raw);
        for (var index = 0; index < text.Length; index++)
        {
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 1 : 0;
            count++;
        }

        return count;
    }

    private static string Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] != '\\')
            {
                text.Append(escaped[index]);
                continue;
            }

            index++;
            if (escaped[index] == 'u')
            {
                text.Append((char)ushort.Parse(escaped.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 4;
                continue;
            }

            text.Append(Short(escaped[index]));
        }

        return text.ToString();
    }

    private static char Short(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => letter,
    };
}
