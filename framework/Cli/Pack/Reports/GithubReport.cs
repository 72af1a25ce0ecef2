namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>Workflow commands of GitHub Actions: each finding becomes a remark on its file.</summary>
internal sealed class GithubReport : ILintReport
{
    public void Write(IReadOnlyList<LintResult> results, TextWriter output)
    {
        foreach (var result in results)
        {
            foreach (var finding in result.Report.Findings)
            {
                output.WriteLine($"::{TextReport.Name(finding.Level)} file={Property(result.PathOf(finding))},title={finding.Code}::{Data(finding.Message)}");
            }
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
