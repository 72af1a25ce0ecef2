using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>All results as one JSON document.</summary>
internal sealed class JsonReport : ILintReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(IReadOnlyList<LintResult> results, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Packs = results.Select(result => new
            {
                result.Report.Pack,
                result.Report.SourceHash,
                Errors = result.Report.Count(LintLevel.Error),
                Warnings = result.Report.Count(LintLevel.Warning),
                result.Report.Languages,
                Findings = result.Report.Findings.Select(finding => new { finding.Code, Level = TextReport.Name(finding.Level), File = result.PathOf(finding), finding.Message }),
            }),
        },
        Options));
}
