using System.Globalization;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>Reads an amount as people type it: with digits of any script, a point or a comma, and fewer decimals than the currency has.</summary>
internal static class TypedAmount
{
    private static readonly char[] Points = ['.', ',', '\u066b'];

    /// <summary>The amount as it stands on the wire. What is none stays wrong, so that it is refused there; groups of digits are taken apart by spaces only, as a comma may be either.</summary>
    public static string Read(string? typed, string currency)
    {
        var plain = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)).Select(Plain));
        var (point, digits) = (plain.IndexOf('.', StringComparison.Ordinal), Currency.Parse(currency).Digits);
        if (digits == 0)
        {
            return plain;
        }

        var (whole, part) = point < 0 ? (plain, "") : (plain[..point], plain[(point + 1)..]);
        return $"{whole}.{part.PadRight(digits, '0')}";
    }

    private static char Plain(char sign) =>
        Points.Contains(sign) ? '.'
        : char.IsDigit(sign) ? (char)('0' + (int)CharUnicodeInfo.GetNumericValue(sign))
        : sign;
}
