using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>One line for each finding in the form of compilers, then a summary for each pack.</summary>
internal sealed class TextReport : ILintReport
{
    public void Write(IReadOnlyList<LintResult> results, TextWriter output)
    {
        foreach (var result in results)
        {
            foreach (var finding in result.Report.Findings)
            {
                output.WriteLine($"{result.PathOf(finding)}: {Name(finding.Level)} {finding.Code}: {finding.Message}");
            }

            foreach (var language in result.Report.Languages)
            {
                output.WriteLine($"{language.Language}: {language.Translated}/{language.Total} messages translated ({language.Percent} %)");
                if (language.Translated < language.Total)
                {
                    output.WriteLine($"    next: dis pack missing {result.Folder} {language.Language}");
                }
            }

            output.WriteLine($"{result.Report.Pack}: {result.Report.Count(LintLevel.Error)} errors, {result.Report.Count(LintLevel.Warning)} warnings (hash of the English texts: {result.Report.SourceHash})");
        }
    }

    internal static string Name(LintLevel level) => level is LintLevel.Error ? "error" : "warning";
}
