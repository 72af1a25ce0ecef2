using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class ProgressTests : IDisposable
{
    private static readonly RunPlan Plan = new(RunOf.Checks, []);
    private readonly SmallTarget folder = new("http://127.0.0.1:1");
    private readonly StringWriter output = new();

    private IReadOnlyDictionary<string, Requirement> Requirements => SpecSet.Load(SpecFiles.FromDirectory(folder.Specs)).Requirements;

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
    }

    [Fact]
    public void A_plain_line_is_there_as_soon_as_its_check_is_done()
    {
        var terminal = Terminal.Of(output);
        var progress = new PlainProgress(terminal, new CheckLines(terminal, Requirements));

        progress.Started(Plan, 1);
        progress.Finished(Passed(RunOf.Checks[2]));
        Assert.Contains($"  1/{RunOf.Checks.Count} pass   THG-C03", output.ToString(), StringComparison.Ordinal);

        progress.Finished(Passed(RunOf.Checks[0]));
        Assert.Contains($"  2/{RunOf.Checks.Count} pass   THG-C01", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_neither_colours_nor_lines_that_are_written_over()
    {
        var terminal = Terminal.Of(output);

        Assert.False(terminal.IsLive);
        Assert.Equal("x", terminal.Paint("x", "31"));
    }

    [Fact]
    public void The_live_line_tells_what_is_done_what_failed_and_what_runs()
    {
        var terminal = new Terminal(output, IsLive: false, IsColoured: false);
        var beat = new Beat();
        using (var progress = new LiveProgress(terminal, new CheckLines(terminal, Requirements), beat))
        {
            progress.Started(Plan, 1);
            progress.Begun(RunOf.Checks[0]);
            progress.Begun(RunOf.Checks[1]);
            progress.Finished(Passed(RunOf.Checks[0]));
            progress.Finished(Passed(RunOf.Checks[2]) with { Verdict = new Verdict { Kind = VerdictKind.Fail, Expected = "this", Found = "that" } });
            beat.Tick();
        }

        Assert.Contains("[######..............] 2/6  1 failed", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("running THG-C02", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("FAIL   THG-C03", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[2K", output.ToString(), StringComparison.Ordinal);
    }

    private static CheckResult Passed(Check check) => new(check, new Verdict { Kind = VerdictKind.Pass }, 1, TimeSpan.Zero);

    private sealed class Beat : TimeProvider
    {
        private TimerCallback? callback;

        public void Tick() => callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = callback;
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
