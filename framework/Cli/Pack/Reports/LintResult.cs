using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>What was found in the pack of one folder.</summary>
/// <param name="Folder">The folder, as the caller named it.</param>
/// <param name="Report">What was found.</param>
internal sealed record LintResult(string Folder, LintReport Report)
{
    /// <summary>Path of a finding's file from where the caller stands.</summary>
    public string PathOf(LintFinding finding) => Path.Combine(Folder, finding.File).Replace('\\', '/');
}
