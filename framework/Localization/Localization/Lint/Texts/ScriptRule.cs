using System.Text.RegularExpressions;
using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L009: words in another script than the language's. Words of the manifest's <c>keepLatin</c> may stay.</summary>
internal sealed partial class ScriptRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .SelectMany(text => Foreign(text).Except(subject.Pack.Manifest.KeepLatin, StringComparer.Ordinal)
            .Select(word => LintFinding.Warning("DIS-L009", text.File, $"{text.Key}: '{word}' is not in the script of {text.Language} ({LanguageTag.Script(text.Language)})")));

    private static IEnumerable<string> Foreign(Translation text)
    {
        var pattern = LanguageTag.Script(text.Language) == "Latn" ? NotLatinWord() : LatinWord();
        return pattern.Matches(LiteralText.Of(text.Text)).Select(match => match.Value).Distinct();
    }

    // Latin letters up to Extended-B and Latin Extended Additional; a single letter may be a list mark.
    [GeneratedRegex("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex("[\\p{L}-[A-Za-zªºÀ-ÖØ-öø-ʯʰ-˿Ḁ-ỿ]]{2,}")]
    private static partial Regex NotLatinWord();
}
