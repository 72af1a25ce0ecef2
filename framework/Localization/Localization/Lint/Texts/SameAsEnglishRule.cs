using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L005: a text is the English one, and the manifest does not say that it should be.</summary>
internal sealed class SameAsEnglishRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .Where(text => !LanguageTag.SameLanguage(text.Language, LanguageTag.Source))
        .Where(text => text.Source is { } source && source.Texts.Contains(text.Text) && LiteralText.Of(text.Text).Any(char.IsLetter))
        .Where(text => !IsMarked(subject, text))
        .Select(text => LintFinding.Warning("DIS-L005", text.File, $"{text.Key}: same as English"));

    private static bool IsMarked(LintSubject subject, Translation text) =>
        subject.Pack.Manifest.Translation.GetValueOrDefault(text.Language)?.SameAs is { } same && (same.Contains(text.Key) || same.Contains(text.Source!.Key));
}
