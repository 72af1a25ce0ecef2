using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli.Progress;

/// <summary>Progress for a pipe or a build server: a line for each check as it comes. Reports and results stand in the order of ids, to be compared.</summary>
internal sealed class PlainProgress(Terminal terminal, CheckLines lines) : IRunProgress
{
    private int total;
    private int written;

    public void Started(RunPlan plan, int seed)
    {
        total = plan.Checks.Count;
        terminal.Output.WriteLine($"{Quantity.Of(total, "check")} of {Quantity.Of(plan.Requirements.Count, "requirement")}, seed {seed}");
    }

    public void Finished(CheckResult result) => lines.Write(result, $"{++written,3}/{total} ");
}
