namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>Every format, by the name that <c>--format</c> takes.</summary>
internal static class LintReports
{
    public static IReadOnlyDictionary<string, ILintReport> ByName { get; } = new Dictionary<string, ILintReport>
    {
        ["text"] = new TextReport(),
        ["json"] = new JsonReport(),
        ["junit"] = new JUnitReport(),
        ["github"] = new GithubReport(),
    };
}
