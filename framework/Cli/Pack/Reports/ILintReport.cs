namespace DigitalIndiaStack.Cli.Pack.Reports;

/// <summary>Prints results in one format.</summary>
internal interface ILintReport
{
    void Write(IReadOnlyList<LintResult> results, TextWriter output);
}
