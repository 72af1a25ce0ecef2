using System.Text;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results for GitHub Actions: annotations as workflow commands, and the summary of a step.</summary>
internal static class GitHubReport
{
    // GitHub shows ten annotations of a kind for a step and drops the others without a word.
    private const int MostAnnotations = 9;

    // It refuses a step summary of more than 1 MiB as a whole.
    private const int LargestSummary = 900 * 1024;

    /// <summary>Lines for the log of the step, which GitHub turns into annotations at the lines of the clauses.</summary>
    public static IReadOnlyList<string> Annotations(Results results)
    {
        List<CheckEntry> told = [.. results.With(VerdictKind.Error), .. results.With(VerdictKind.Fail), .. results.With(VerdictKind.Warn)];
        var more = told.Count - MostAnnotations;
        return
        [
            .. told.Take(MostAnnotations).Select(check => Annotation(check, results)),
            .. more > 0 ? [$"::notice title={Property(results.Tool.Name)}::and {more} more; see the summary of the step"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Markdown for <c>$GITHUB_STEP_SUMMARY</c>, cut at a line when it would be too large.</summary>
    public static string Summary(Results results, ReportTexts texts)
    {
        var whole = MarkdownReport.Write(results, texts);
        if (Encoding.UTF8.GetByteCount(whole) <= LargestSummary)
        {
            return whole;
        }

        return Cut(whole) + texts["cut"] + "\n";
    }

    private static string Cut(string whole)
    {
        var cut = new StringBuilder();
        var bytes = 0;
        var fence = "";
        foreach (var line in whole.Split('\n').TakeWhile(line => (bytes += Encoding.UTF8.GetByteCount(line) + 1) < LargestSummary - 1024))
        {
            fence = Fence(line, fence);
            cut.Append(line).Append('\n');
        }

        // Text after an open block of code would read as code.
        return cut.Append(fence).Append("\n\n").ToString();
    }

    private static string Fence(string line, string open)
    {
        var mark = line.TrimEnd().Length - line.TrimStart('~').Length >= 3 ? line[..(line.Length - line.TrimStart('~').Length)] : "";
        if (open.Length == 0)
        {
            return mark;
        }

        return line.TrimEnd() == open ? "" : open;
    }

    private static string Annotation(CheckEntry check, Results results)
    {
        var place = results.Requirement(check.Requirements[0])?.Spec;
        var where = place is null ? "" : $"file={Property(place.File)},line={place.Line},";
        var title = Property($"{string.Join(", ", check.Requirements)} ({check.Id})");
        return $"::{(check.Verdict == VerdictKind.Warn ? "warning" : "error")} {where}title={title}::{Data(ReportJson.Story(check))}{Data(check.Hint is null ? "" : $" {check.Hint}")}";
    }

    // The escapes of workflow commands: a server's answer must not be able to give commands of its own.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
