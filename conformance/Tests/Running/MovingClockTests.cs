using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Recording;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Checks that move the clock of one server at the same time.</summary>
public sealed class MovingClockTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(50);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Each_sees_time_move_by_what_it_asked_for(int parallel)
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = parallel }, Waiting([10, 10, 300], [60], [5, 5], [1440, 3]));

        Assert.DoesNotContain("FAIL", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 pass", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdicts_of_checks_whose_moments_interleave_are_recomputed()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.None, [.. RunOf.Checks, .. Waiting([10, 10], [15], [15, 1])]);

        var verified = await recorded.VerifyAsync();

        Assert.StartsWith("valid", verified.Output, StringComparison.Ordinal);
        Assert.Equal(0, verified.ExitCode);
    }

    [Fact]
    public async Task A_server_that_does_not_move_its_clock_keeps_nobody_waiting()
    {
        await using var server = await SmallServer.StartAsync(Fault.RefusesToMove);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = 8 }, Waiting([10], [20, 20], [30]));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(3, run.Output.Split("The test-control API refused: status 403").Length - 1);
    }

    [Fact]
    public async Task A_check_that_breaks_or_fails_keeps_nobody_waiting()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        var broken = Of("TST-C90", _ => throw new InvalidOperationException("broken"));
        var failed = Of("TST-C91", async run =>
        {
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(7));
            Expect.Equal(1, 2, "a number");
        });

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = 8 }, [.. Waiting([10], [20, 20]), broken, failed]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("2 pass", run.Output, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: broken", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_of_the_run_is_over_nobody_waits_any_more()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        var endless = Of("TST-C90", run => Task.Delay(Timeout.Infinite, run.CancellationToken));

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = 8, TimeBudget = "500ms" }, [.. Waiting([10], [20]), endless]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(3, run.Output.Split("The time of the run was over").Length - 1);
    }

    [Fact]
    public async Task What_checks_share_is_not_made_by_moving_the_clock()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        var sly = Of("TST-C90", run => run.ShareAsync("thing", async making =>
        {
            await SandboxControl.AdvanceAsync(making, TimeSpan.FromMinutes(1));
            return "made";
        }, TimeSpan.FromHours(1)));

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = ["TST-C90"] }, [sly]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("made without moving the clock", run.Output, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Check> Waiting(params int[][] minutes) => [.. minutes.Select((waits, place) => Of($"TST-C{place + 10}", async run =>
    {
        foreach (var wait in waits)
        {
            var before = await NowAsync(run);
            await run.DelayAsync(TimeSpan.FromMilliseconds(20));
            var still = await NowAsync(run);
            Expect.That(still - before < Slow, "time that stands while the check works", $"{still - before}");
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(wait));
            var moved = await NowAsync(run) - still;
            Expect.That(moved >= TimeSpan.FromMinutes(wait) && moved < TimeSpan.FromMinutes(wait) + Slow, $"time that moved by {wait} min", $"{moved}");
        }
    }))];

    private static Check Of(string id, Func<CheckRun, Task> body) =>
        new() { Id = id, Title = $"It is {id}", Requirements = ["THG-1.1"], Touches = new Touches { MovesClock = true }, Body = body };

    private static async Task<DateTimeOffset> NowAsync(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Target.Control}/clock");
        return JsonDocument.Parse((await run.SendAsync(request)).Text).RootElement.GetProperty("now").GetDateTimeOffset();
    }
}
