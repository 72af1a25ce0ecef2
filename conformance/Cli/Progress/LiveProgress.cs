using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli.Progress;

/// <summary>Progress for a person at a terminal: one line that is written over, and above it whatever did not pass, as it comes.</summary>
internal sealed class LiveProgress(Terminal terminal, CheckLines lines, TimeProvider clock) : IRunProgress, IDisposable
{
    private const string Clear = "\r\u001b[2K";
    private const int BarWidth = 20;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<string> running = [];
    private ITimer? timer;
    private int total;
    private int done;
    private int failed;
    private long startedAt;

    public void Started(RunPlan plan, int seed)
    {
        total = plan.Checks.Count;
        startedAt = clock.GetTimestamp();
        terminal.Output.WriteLine($"{Quantity.Of(total, "check")} of {Quantity.Of(plan.Requirements.Count, "requirement")}, seed {seed}");
        timer = clock.CreateTimer(_ => Draw(), null, TimeSpan.Zero, Beat);
    }

    public void Begun(Check check)
    {
        lock (gate)
        {
            running.Add(check.Id);
        }
    }

    public void Finished(CheckResult result)
    {
        lock (gate)
        {
            running.Remove(result.Check.Id);
            done++;
            failed += Tally.IsBad(result) ? 1 : 0;
            if (result.Verdict.Kind != VerdictKind.Pass)
            {
                terminal.Output.Write(Clear);
                lines.Write(result, "");
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            terminal.Output.Write(Clear);
            total = 0;
        }
    }

    private void Draw()
    {
        lock (gate)
        {
            if (total > 0)
            {
                terminal.Output.Write(Clear + Fit(Line()));
            }
        }
    }

    private string Line()
    {
        var full = BarWidth * done / total;
        var elapsed = clock.GetElapsedTime(startedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var now = running.Count == 0 ? "" : $"  running {string.Join(' ', running)}";
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}] {done}/{total}  {failed} failed  {elapsed} s{now}";
    }

    // A line that wraps cannot be written over.
    private string Fit(string line) => line.Length < terminal.Width ? line : line[..(terminal.Width - 1)];
}
