using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Digits as people type them: a keyboard in Arabic writes its own.</summary>
internal static class TypedDigits
{
    private const int Longest = 64;

    /// <summary>The text with every decimal digit as an ASCII one, without space around.</summary>
    public static string ToAscii(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").Trim().EnumerateRunes().Take(Longest))
        {
            text.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture)
                : rune.ToString());
        }

        return text.ToString();
    }
}
