using System.Buffers;
using System.Globalization;
using System.Net;

namespace DigitalIndiaStack.JsonSchema.Formats;

/// <summary>Names and addresses of hosts, and mailboxes at them.</summary>
internal static class HostFormats
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>RFC 1123 section 2.1: labels of letters, digits and inner hyphens.</summary>
    public static bool IsHostname(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var letter in label)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>RFC 5321 section 4.1.2, the mailbox.</summary>
    public static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at is <= 0 or > 64)
        {
            return false;
        }

        var domain = text[(at + 1)..];
        return IsLocalPart(text[..at]) && (IsHostname(domain) || IsAddressLiteral(domain));
    }

    public static bool IsIpv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var isPart = part.Length is >= 1 and <= 3 && (part.Length == 1 || part[0] != '0')
                && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 255;
            if (!isPart)
            {
                return false;
            }

            parts++;
        }

        return parts == 4;
    }

    public static bool IsIpv6(ReadOnlySpan<char> text)
    {
        // .NET also reads zones, brackets and ports; those are not addresses.
        if (text.IndexOfAnyExcept(AddressCharacters) >= 0 || !text.Contains(':'))
        {
            return false;
        }

        var tail = text[(text.LastIndexOf(':') + 1)..];
        return (!tail.Contains('.') || IsIpv4(tail)) && IPAddress.TryParse(text, out _);
    }

    private static bool IsAddressLiteral(ReadOnlySpan<char> domain)
    {
        if (domain.Length < 2 || domain[0] != '[' || domain[^1] != ']')
        {
            return false;
        }

        var address = domain[1..^1];
        return address.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? IsIpv6(address[5..]) : IsIpv4(address);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"')
        {
            return IsQuoted(text[1..^1]);
        }

        if (text[0] == '.' || text[^1] == '.' || text.IndexOf("..") >= 0)
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && !".!#$%&'*+-/=?^_`{|}~".Contains(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == '"')
            {
                return false;
            }

            if (index >= text.Length || text[index] is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
