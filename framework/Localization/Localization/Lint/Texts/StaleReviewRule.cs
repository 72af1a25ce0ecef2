using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L008: the English texts have changed since the translation was reviewed.</summary>
internal sealed class StaleReviewRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Pack.Manifest.Translation
        .Where(translation => translation.Value.Status is TranslationStatus.Reviewed && translation.Value.SourceHash != subject.Source.Hash)
        .Select(translation => LintFinding.Warning("DIS-L008", "pack.json", $"translation/{translation.Key}: English has changed since the review (source hash is now {subject.Source.Hash})"));
}
