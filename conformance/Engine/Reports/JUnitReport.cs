using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results as JUnit XML in the form that Jenkins and GitLab read: a suite for each family of checks, a case for each check.</summary>
internal static partial class JUnitReport
{
    public static string Write(Results results)
    {
        List<CheckEntry> cases = [.. results.Checks, .. results.UnusedWaivers.Select(Unused)];
        var suites = cases.GroupBy(check => check.Id.Split('-')[0]).Select(group => Suite(group.Key, [.. group], results));
        var root = new XElement("testsuites", new XAttribute("name", results.Tool.Name), Totals(cases), suites);
        using var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            new XDocument(root).Save(writer);
        }

        return text.ToString();
    }

    // It fails the run, so that a page of tests on which everything passed would not tell why.
    private static CheckEntry Unused(string requirement) => new()
    {
        Id = $"WAIVER-{requirement}",
        Title = "A waiver is needed",
        Requirements = [requirement],
        Verdict = VerdictKind.Fail,
        Message = "Nothing needed the waiver; take it out of the target file.",
        Attempts = 0,
        Milliseconds = 0,
    };

    private static XElement Suite(string name, List<CheckEntry> checks, Results results) => new(
        "testsuite",
        new XAttribute("name", name),
        Totals(checks),
        new XAttribute("skipped", checks.Count(check => check.Verdict is VerdictKind.Skipped or VerdictKind.NotApplicable or VerdictKind.Waived)),
        new XAttribute("timestamp", results.Run.StartedAt.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        checks.Select(check => Case(name, check, results)));

    private static object[] Totals(List<CheckEntry> checks) =>
    [
        new XAttribute("tests", checks.Count),
        new XAttribute("failures", checks.Count(check => check.Verdict == VerdictKind.Fail)),
        new XAttribute("errors", checks.Count(check => check.Verdict is VerdictKind.Error or VerdictKind.Inconclusive)),
        new XAttribute("time", Seconds(checks.Sum(check => check.Milliseconds))),
    ];

    private static XElement Case(string suite, CheckEntry check, Results results) => new(
        "testcase",
        new XAttribute("classname", suite),
        new XAttribute("name", Printable($"{check.Id} {check.Title} ({string.Join(", ", check.Requirements)})")),
        new XAttribute("time", Seconds(check.Milliseconds)),
        Outcome(check, results));

    private static XElement? Outcome(CheckEntry check, Results results)
    {
        var message = Printable($"{(check.Reason is null ? "" : $"{check.Reason}: ")}{check.Message}");
        var text = Printable(FailureText.Of(check, results));
        return check.Verdict switch
        {
            VerdictKind.Pass => null,
            VerdictKind.Fail => new XElement("failure", new XAttribute("message", message), new XAttribute("type", check.Requirements[0]), text),
            VerdictKind.Error or VerdictKind.Inconclusive => new XElement("error", new XAttribute("message", message), new XAttribute("type", check.Reason ?? WireName.Of(check.Verdict)), text),
            VerdictKind.Warn => new XElement("system-out", text),
            _ => new XElement("skipped", message),
        };
    }

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    // What XML 1.0 cannot hold may well stand in the answer of a faulty server.
    private static string Printable(string text) => Unprintable().Replace(text, "\uFFFD");

    [GeneratedRegex("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD]")]
    private static partial Regex Unprintable();

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;
    }
}
