using System.Xml;
using System.Xml.Linq;
using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>JUnit's XML: a suite for each pack, a case for each finding; errors are failures, warnings are the output of their case.</summary>
internal sealed class JUnitReport : ILintReport
{
    public void Write(IReadOnlyList<LintResult> results, TextWriter output)
    {
        // The writer's own encoding is not known here, so the declaration is written by hand.
        output.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, CheckCharacters = true }))
        {
            new XElement("testsuites", results.Select(Suite)).WriteTo(writer);
        }

        output.WriteLine();
    }

    private static XElement Suite(LintResult result)
    {
        var cases = result.Report.Findings.Select(finding => Case(result, finding)).ToList();
        return new XElement(
            "testsuite",
            new XAttribute("name", $"pack {result.Report.Pack}"),
            new XAttribute("tests", Math.Max(cases.Count, 1)),
            new XAttribute("failures", result.Report.Count(LintLevel.Error)),
            cases.Count > 0 ? cases : [new XElement("testcase", new XAttribute("classname", result.Folder), new XAttribute("name", "no findings"))]);
    }

    private static XElement Case(LintResult result, LintFinding finding) => new(
        "testcase",
        new XAttribute("classname", result.PathOf(finding)),
        new XAttribute("name", Printable($"{finding.Code}: {finding.Message}")),
        finding.Level is LintLevel.Error
            ? new XElement("failure", new XAttribute("type", finding.Code), new XAttribute("message", Printable(finding.Message)))
            : new XElement("system-out", Printable(finding.Message)));

    private static string Printable(string text) => string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
