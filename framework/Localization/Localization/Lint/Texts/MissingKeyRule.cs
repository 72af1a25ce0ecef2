using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L001: a message does not exist in an offered language. A draft may have gaps, because readers then see marked English.</summary>
internal sealed class MissingKeyRule : IPackRule
{
    private const string Code = "DIS-L001";

    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Translated.SelectMany(language => CheckLanguage(subject, language));

    /// <summary>The messages that a language has.</summary>
    public static IReadOnlySet<string> Present(LintSubject subject, string language) =>
        subject.Pack.Texts.GetValueOrDefault(language)?.Keys.Select(key => subject.Source.Find(key)?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal)
        ?? [];

    private static IEnumerable<LintFinding> CheckLanguage(LintSubject subject, string language)
    {
        var present = Present(subject, language);
        var isDraft = subject.Pack.Manifest.Translation.GetValueOrDefault(language)?.Status is not TranslationStatus.Reviewed;
        return subject.Source.Messages.Keys.Where(key => !present.Contains(key)).Order(StringComparer.Ordinal)
            .Select(key => new LintFinding(Code, isDraft ? LintLevel.Warning : LintLevel.Error, LintSubject.FileOf(language), $"{key}: missing key"));
    }
}
