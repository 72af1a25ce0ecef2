namespace DigitalIndiaStack.Localization.Lint;

/// <summary>What was found in one pack.</summary>
/// <param name="Pack">Name of the pack's folder.</param>
/// <param name="Findings">Every finding, by file.</param>
/// <param name="Languages">How far each offered language is.</param>
/// <param name="SourceHash">Hash of the English texts, for the manifest's <c>sourceHash</c>.</param>
public sealed record LintReport(string Pack, IReadOnlyList<LintFinding> Findings, IReadOnlyList<LanguageProgress> Languages, string SourceHash)
{
    /// <summary>Number of findings of a level.</summary>
    public int Count(LintLevel level) => Findings.Count(finding => finding.Level == level);
}
