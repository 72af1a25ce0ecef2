namespace DigitalIndiaStack.JsonSchema.Formats;

/// <summary>URIs and references of RFC 3986, ASCII only.</summary>
internal static class UriFormats
{
    private const string PathCharacters = "-._~!$&'()*+,;=:@/";

    public static bool IsUri(ReadOnlySpan<char> text) => SchemeLength(text) is > 0 and var length && IsAfterScheme(text[length..]);

    public static bool IsUriReference(ReadOnlySpan<char> text)
    {
        var scheme = SchemeLength(text);
        if (scheme > 0)
        {
            return IsAfterScheme(text[scheme..]);
        }

        // Without a scheme the first segment must not look like one (section 4.2).
        var end = text.IndexOfAny('/', '?', '#');
        return !text[..(end < 0 ? text.Length : end)].Contains(':') && IsAfterScheme(text);
    }

    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
        {
            return 0;
        }

        foreach (var letter in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
            {
                return 0;
            }
        }

        return colon + 1;
    }

    private static bool IsAfterScheme(ReadOnlySpan<char> text)
    {
        var fragment = text.IndexOf('#');
        if (fragment >= 0)
        {
            if (!AreAllowed(text[(fragment + 1)..], "?"))
            {
                return false;
            }

            text = text[..fragment];
        }

        var query = text.IndexOf('?');
        if (query >= 0)
        {
            if (!AreAllowed(text[(query + 1)..], "?"))
            {
                return false;
            }

            text = text[..query];
        }

        if (!text.StartsWith("//"))
        {
            return AreAllowed(text, "");
        }

        var path = text[2..].IndexOf('/');
        var authority = path < 0 ? text[2..] : text[2..(path + 2)];
        return IsAuthority(authority) && (path < 0 || AreAllowed(text[(path + 2)..], ""));
    }

    private static bool IsAuthority(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at >= 0 && (text[..at].ContainsAny('@', '/') || !AreAllowed(text[..at], "")))
        {
            return false;
        }

        text = text[(at + 1)..];
        if (text.StartsWith("["))
        {
            var end = text.IndexOf(']');
            return end > 0 && HostFormats.IsIpv6(text[1..end]) && IsPort(text[(end + 1)..]);
        }

        var colon = text.IndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        return AreAllowed(host, "") && !host.Contains('@') && (colon < 0 || IsPort(text[colon..]));
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] == ':' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool AreAllowed(ReadOnlySpan<char> text, ReadOnlySpan<char> more)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '%')
            {
                if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1]) || !char.IsAsciiHexDigit(text[index + 2]))
                {
                    return false;
                }
            }
            else if (!char.IsAsciiLetterOrDigit(letter) && !PathCharacters.Contains(letter, StringComparison.Ordinal) && !more.Contains(letter))
            {
                return false;
            }
        }

        return true;
    }
}
