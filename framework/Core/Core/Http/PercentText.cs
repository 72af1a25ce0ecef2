using System.Text;
using System.Text.Unicode;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Looks into percent-encoded text.</summary>
internal static class PercentText
{
    /// <summary>Whether the decoded text is UTF-8 without NUL.</summary>
    public static bool IsClean(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return true;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var decoded = Decode(bytes);
        return !decoded.Contains((byte)0) && Utf8.IsValid(decoded);
    }

    private static Span<byte> Decode(byte[] bytes)
    {
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var isEscape = bytes[at] == '%' && at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]);
            bytes[length++] = isEscape ? Convert.FromHexString([(char)bytes[at + 1], (char)bytes[at + 2]])[0] : bytes[at];
            at += isEscape ? 2 : 0;
        }

        return bytes.AsSpan(0, length);
    }
}
