using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Clients.Names;

/// <summary>What a name looks like to a hurried reader: the same text for names that one may take for one another (section 19 of the rules).</summary>
internal static class Lookalike
{
    // What the digits stand for where somebody writes them for letters.
    private const string Digits = "olzeasbtbg";

    // What is no ASCII letter with marks, and written in Latin names all the same.
    private const string OtherLatin = "ßæœþðđħıłøŧŋɓɔɖɗəɛɣɩɲʋƴĸƒ";

    // Capitals that look like other letters than their small ones do.
    private static readonly FrozenDictionary<char, string> Capitals =
        new Dictionary<char, string> { ['Η'] = "h", ['Μ'] = "m", ['Ν'] = "n", ['Υ'] = "y" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> Shapes = Read(
        ("a", "аα"), ("b", "вьъбβɓ"), ("c", "сς"), ("d", "đðɗɖ"), ("e", "еєэзεɛə"), ("f", "ғƒ"), ("h", "һнհħ"), ("j", "јյ"), ("k", "кκĸ"), ("l", "iіıιɩӏłլוןا"), ("m", "м"),
        ("n", "пηπոŋɲ"), ("o", "оοσθөօסهھہەةøɔ"), ("p", "рρþ"), ("q", "զ"), ("r", "г"), ("s", "ѕ"), ("t", "тτŧ"), ("u", "иυμսʋ"), ("v", "νѵ"), ("w", "шщω"), ("x", "хχ"), ("y", "уүγɣƴ"), ("z", "ζ"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("bl", "ы"), ("lo", "ю"), ("ي", "یى"), ("ك", "ک"),
        ("二", "ニ"), ("八", "ハ"), ("工", "エ"), ("力", "カ"), ("夕", "タ"), ("卜", "ト"), ("口", "ロ"), ("へ", "ヘ"), ("一", "ー"), ("り", "リ"));

    /// <summary>What a name looks like.</summary>
    public static string Of(string name)
    {
        var shape = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).Where(letter => !IsLost(letter)))
        {
            shape.Append(Capitals.GetValueOrDefault(letter) ?? ShapeOf(char.ToLowerInvariant(letter)));
        }

        return shape.ToString().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal).Replace("cl", "d", StringComparison.Ordinal);
    }

    /// <summary>Whether it is known what a letter of Latin looks like: a letter of ASCII with marks, or one of a few others.</summary>
    public static bool Knows(char latin)
    {
        var parts = $"{latin}".Normalize(NormalizationForm.FormKD);
        return OtherLatin.Contains(char.ToLowerInvariant(latin), StringComparison.Ordinal) || (char.IsAsciiLetter(parts[0]) && parts.Skip(1).All(IsLost));
    }

    private static string ShapeOf(char letter) =>
        CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit ? Digits[digit].ToString()
        : Shapes.GetValueOrDefault(letter) ?? letter.ToString();

    // Vowels of Indic scripts are marks too, and stay; those of Arabic and Hebrew are mostly left out.
    private static bool IsLost(char letter) => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.NonSpacingMark => letter is < '\u0900' or >= '\u1AB0',
        UnicodeCategory.SpacingCombiningMark => false,
        _ => !char.IsLetterOrDigit(letter),
    };

    private static FrozenDictionary<char, string> Read(params (string Shape, string Letters)[] alike) =>
        alike.SelectMany(entry => entry.Letters, (entry, letter) => KeyValuePair.Create(letter, entry.Shape)).ToFrozenDictionary();
}
