using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Clients.Names;

/// <summary>The rules of names that persons read, after Unicode TR 39: nothing invisible, and no letters of several scripts (IDN-19.1 to IDN-19.3).</summary>
internal static class ClientName
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 64;

    private const string Punctuation = "-'’,&().";
    private const int MostMarks = 2;

    /// <summary>What is wrong with a name, for whoever chose it; <see langword="null"/> for a good one.</summary>
    public static string? FaultOf(string name) =>
        name.Length is 0 or > Longest ? $"it must have 1 to {Longest} characters"
        : name.Where(letter => !IsAllowed(letter)).Select(letter => (char?)letter).FirstOrDefault() is { } foreign ? $"it must not hold the character U+{(int)foreign:X4}"
        : !name.IsNormalized(NormalizationForm.FormC) ? "it must be in the normal form NFC"
        : !IsSpacedWell(name) ? "spaces must be single and between words, and a full stop before a space or at the end"
        : !name.Any(char.IsLetter) ? "it must have a letter"
        : !AreMarksInPlace(name) ? "its marks must follow letters, two at most"
        : !Scripts.AreOfOneLanguage(ScriptsOf(name)) ? "its letters must be of one script"
        : name.Where(char.IsDigit).Select(digit => digit - CharUnicodeInfo.GetDecimalDigitValue(digit)).Distinct().Count() > 1 ? "its digits must be of one kind"
        : null;

    private static bool IsAllowed(char letter) => letter == ' ' || Punctuation.Contains(letter, StringComparison.Ordinal) || IsAccent(letter) || char.IsAsciiDigit(letter) || IsOfScript(letter);

    private static bool IsOfScript(char letter) => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter =>
            Scripts.Of(letter) is not Script.None and var script && (script != Script.Latin || Lookalike.Knows(letter)),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber => Scripts.Of(letter) != Script.None,
        _ => false,
    };

    // A mark of several scripts, which stays beside its letter where Unicode has no letter for both.
    private static bool IsAccent(char letter) => letter is >= '\u0300' and <= '\u0333';

    // A full stop inside of a word would let a name pass for the name of a host.
    private static bool IsSpacedWell(string name) =>
        name.Trim() == name && !name.Contains("  ", StringComparison.Ordinal) && $"{name} ".Split('.').Skip(1).All(rest => rest.StartsWith(' '));

    private static bool AreMarksInPlace(string name)
    {
        var accents = 0;
        for (var place = 0; place < name.Length; place++)
        {
            accents = IsAccent(name[place]) ? accents + 1 : 0;
            if (IsMark(name[place]) && (place == 0 || !(char.IsLetter(name[place - 1]) || IsMark(name[place - 1])) || accents > MostMarks))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static HashSet<Script> ScriptsOf(string name) => [.. name.Select(Scripts.Of).Where(script => script != Script.None)];
}
