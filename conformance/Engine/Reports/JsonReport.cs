using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes a run as <c>results.json</c>, from which every other report is rendered.</summary>
internal static class JsonReport
{
    public static string Write(RunResult result, Redactor secrets) => ResultsJson.Write(Results.Of(result, secrets));
}
