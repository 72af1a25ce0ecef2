using DigitalIndiaStack.Localization.Plurals;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L003: a plural form that the language needs is missing. L004: a form that the language never uses.</summary>
internal sealed class PluralFormRule : IPackRule
{
    // Counts are whole numbers; forms that only fractions or millions use (many in French) may be left out, other stands in for them.
    private const int LargestCount = 200;

    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .Where(text => text.Source is { IsPlural: true })
        .GroupBy(text => (text.File, text.Language, text.Source!.Key))
        .SelectMany(group => Check(group.Key.File, group.Key.Language, group.Key.Key, [.. group.Select(text => PluralKey.Split(text.Key).Form!.Value)]));

    /// <summary>The forms that a translation into a language must give.</summary>
    public static IEnumerable<PluralForm> Needed(string language) =>
        Enumerable.Range(0, LargestCount).Select(count => PluralRules.For(language).Select(count)).Append(PluralForm.Other).Distinct().Order();

    private static IEnumerable<LintFinding> Check(string file, string language, string key, PluralForm[] present)
    {
        var rules = PluralRules.For(language);
        foreach (var form in Needed(language).Except(present))
        {
            yield return LintFinding.Error("DIS-L003", file, $"{key}: plural form '{Name(form)}' is missing (CLDR {language}: {string.Join(", ", rules.Forms.Select(Name))})");
        }

        foreach (var form in present.Except(rules.Forms).Order())
        {
            yield return LintFinding.Warning("DIS-L004", file, $"{PluralKey.With(key, form)}: plural form '{Name(form)}' is never used in {language}");
        }
    }

    private static string Name(PluralForm form) => PluralKey.With(string.Empty, form)[1..];
}
