using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L013: a text that is not in Unicode normal form C, or has control or invisible characters.</summary>
internal sealed class CharacterRule : IPackRule
{
    private const string Code = "DIS-L013";

    // Joiners that scripts need, direction marks and isolates. Embeddings (U+202A to U+202E) are not: isolates have replaced them.
    private const string Allowed = "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u061c";

    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations.SelectMany(Check);

    private static IEnumerable<LintFinding> Check(Translation text)
    {
        if (!text.Text.IsNormalized(NormalizationForm.FormC))
        {
            yield return LintFinding.Error(Code, text.File, $"{text.Key}: not in Unicode normal form C");
        }

        foreach (var letter in text.Text.Where(IsInvisible).Distinct())
        {
            yield return LintFinding.Error(Code, text.File, string.Create(CultureInfo.InvariantCulture, $"{text.Key}: control or invisible character U+{(int)letter:X4}"));
        }
    }

    private static bool IsInvisible(char letter) =>
        !Allowed.Contains(letter, StringComparison.Ordinal)
        && char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
