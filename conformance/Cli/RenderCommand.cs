using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform render</c>.</summary>
internal static class RenderCommand
{
    private static readonly Argument<string> Source = new("results") { Description = "A results.json, a run.zip, or the folder of a run." };
    private static readonly Option<string[]> Report = new("--report") { Description = $"Reports to write: KIND=PATH with KIND one of {ReportOrder.Kinds}; several with commas.", HelpName = "KIND=PATH", AllowMultipleArgumentsPerToken = true, Required = true };
    private static readonly Option<string?> Language = new("--lang") { Description = $"Language of the reports for people: {string.Join(", ", ReportTexts.Languages)}.", HelpName = "TAG" };

    public static Command Create()
    {
        var command = new Command(
            "render",
            """
            Writes reports from the results of a run; the server is not asked again.

            Try:
              dis conform render out --report html=out/report.html
              dis conform render run.zip --report html=ripoti.html --lang sw
              dis conform render results.json --report sarif=dis.sarif,junit=junit.xml,md=report.md
            """)
        {
            Source, Report, Language,
        };
        command.SetAction((parsed, _) => Guard.RunAsync(parsed.InvocationConfiguration.Error, () => Task.FromResult(Render(
            parsed.GetRequiredValue(Source),
            [.. parsed.GetRequiredValue(Report).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            parsed.GetValue(Language),
            parsed.InvocationConfiguration.Output))));
        return command;
    }

    private static int Render(string source, IReadOnlyList<string> reports, string? language, TextWriter output)
    {
        var orders = ReportOrder.Read(reports);
        var texts = ReportOrder.Texts(language);
        var found = ResultsFile.Read(source);
        ReportOrder.Write(orders, found.Results, texts, found.Secrets, output);
        return ExitCodes.Conformant;
    }
}
