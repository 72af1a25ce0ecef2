using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Tests.Engine;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>What runs left that were killed does not fail the next one.</summary>
public sealed class BrokenOffTests
{
    private const int Most = 3;

    [Fact]
    public async Task Webhooks_of_runs_that_were_killed_leave_room_for_the_next()
    {
        await using var host = await MutantHost.StartAsync(null, $"--Payments:Webhooks:MaximumPerClient={Most}");

        var killed = await RunAsync(host, [new Check { Id = "TST-C01", Title = "Webhooks are made and never closed", Requirements = ["PAY-12.1"], Touches = Touches.Unknown, Body = LeaveAsync }]);
        var next = await RunAsync(host, [.. Suite.Checks.Where(check => check.Id is "PAY-C112" or "PAY-C114")]);

        Assert.Contains("1 pass;", killed.Output, StringComparison.Ordinal);
        Assert.True(next.Output.Contains("2 pass;", StringComparison.Ordinal), next.Output + next.Error);
    }

    [Fact]
    public async Task Sign_ins_of_runs_that_were_killed_lock_nobody_of_the_target_file()
    {
        await using var host = await MutantHost.StartAsync();
        var check = Suite.Checks.Single(check => check.Id == "IDN-C22");

        // A kill after each wrong PIN and before the good one that would forget it.
        for (var turn = 0; turn < 6; turn++)
        {
            var run = await RunAsync(host, [check]);
            Assert.True(run.Output.Contains("1 pass;", StringComparison.Ordinal), run.Output + run.Error);
        }
    }

    private static async Task LeaveAsync(CheckRun run)
    {
        for (var number = 0; number < Most; number++)
        {
            await Hook.AtAsync(run, Hook.Elsewhere);
        }

        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(11));
    }

    private static Task<RunOf> RunAsync(MutantHost host, IReadOnlyList<Check> checks) =>
        RunOf.RequestAsync(new() { Sut = Path.Combine(host.Data, "dis-sut.yaml") }, checks);
}
