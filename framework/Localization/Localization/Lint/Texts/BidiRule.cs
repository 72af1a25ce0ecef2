using System.Text.RegularExpressions;
using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>
/// L010: isolates (UAX 9) that do not pair, or an identifier written out in a right-to-left text without one around it. Values of placeholders need
/// none: they are isolated when they are filled in.
/// </summary>
internal sealed partial class BidiRule : IPackRule
{
    private const string Code = "DIS-L010";

    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations.SelectMany(Check);

    private static IEnumerable<LintFinding> Check(Translation text)
    {
        if (!IsBalanced(text.Text))
        {
            yield return LintFinding.Error(Code, text.File, $"{text.Key}: isolates (U+2066 to U+2069) do not pair");
        }
        else if (LanguageTag.IsRightToLeft(text.Language))
        {
            foreach (var token in Token().Matches(LiteralText.Of(Isolated().Replace(text.Text, " "))).Select(match => match.Value))
            {
                yield return LintFinding.Error(Code, text.File, $"{text.Key}: '{token}' needs isolates around it (U+2066 … U+2069)");
            }
        }
    }

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter switch { '\u2066' or '\u2067' or '\u2068' => 1, '\u2069' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    [GeneratedRegex("[\u2066-\u2068][^\u2066-\u2069]*\u2069")]
    private static partial Regex Isolated();

    // Numbers with a sign, hyphen, slash or letter, as identifiers, phone numbers and dates in figures; a plain number orders itself.
    [GeneratedRegex(@"\+[0-9][0-9 -]+|(?=[A-Za-z-/]*[0-9])[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+|[A-Za-z]+[0-9]+")]
    private static partial Regex Token();
}
