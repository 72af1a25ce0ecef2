using DigitalIndiaStack.Conformance.Engine.Reports.Html;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>The forms in which results can be written; each is made from results.json alone.</summary>
internal static class ReportKinds
{
    private static readonly SortedDictionary<string, Func<Results, ReportTexts, string>> Writers = new(StringComparer.Ordinal)
    {
        ["ctrf"] = (results, _) => CtrfReport.Write(results),
        ["earl"] = (results, _) => EarlReport.Write(results),
        ["github"] = GitHubReport.Summary,
        ["gitlab"] = (results, _) => GitLabReport.Write(results),
        ["html"] = HtmlReport.Write,
        ["json"] = (results, _) => ResultsJson.Write(results),
        ["junit"] = (results, _) => JUnitReport.Write(results),
        ["md"] = MarkdownReport.Write,
        ["sarif"] = (results, _) => SarifReport.Write(results),
    };

    /// <summary>Names of the forms, in order.</summary>
    public static IReadOnlyCollection<string> Names => Writers.Keys;

    /// <summary>The text of a report.</summary>
    /// <param name="kind">One of <see cref="Names"/>.</param>
    /// <param name="results">What it tells.</param>
    /// <param name="texts">The language in which it tells it, where the form is for people.</param>
    public static string Write(string kind, Results results, ReportTexts texts) => Writers[kind](results, texts);
}
