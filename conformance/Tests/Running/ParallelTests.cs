using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class ParallelTests
{
    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.ScopeNotEnforced)]
    [InlineData(Fault.StackTraceInDetail)]
    public async Task Verdicts_are_the_same_one_by_one_and_eight_at_once_whatever_the_seed(Fault fault)
    {
        await using var server = await SmallServer.StartAsync(fault);
        using var target = new SmallTarget(server.Address);

        var verdicts = new HashSet<string>();
        for (var seed = 1; seed <= 5; seed++)
        {
            verdicts.Add(await VerdictsAsync(target, seed, 1));
            verdicts.Add(await VerdictsAsync(target, seed, 8));
        }

        Assert.Single(verdicts);
    }

    [Fact]
    public async Task A_check_that_moves_the_clock_and_does_not_say_so_is_an_error_of_the_suite()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        var sly = new Check
        {
            Id = "TST-C01",
            Title = "It moves the clock",
            Requirements = ["THG-1.1"],
            Touches = Touches.OwnThings,
            Body = run => SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(1)),
        };

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = ["TST-C01"] }, [sly]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("must declare [Touches(MovesClock = true)]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_checks_of_the_suite_run_alone() =>
        Assert.True(Suite.Checks.Count(check => check.Touches.IsUnknown) * 30 < Suite.Checks.Count, $"alone: {string.Join(", ", Suite.Checks.Where(check => check.Touches.IsUnknown).Select(check => check.Id))}");

    private static async Task<string> VerdictsAsync(SmallTarget target, int seed, int parallel)
    {
        var path = Path.Combine(target.Folder, $"{seed}-{parallel}.json");
        await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Seed = seed, Parallel = parallel, Reports = [$"json={path}"] });
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return string.Join('\n', results.RootElement.GetProperty("checks").EnumerateArray()
            .Select(check => $"{check.GetProperty("id")} {check.GetProperty("verdict")} {(check.TryGetProperty("expected", out var expected) ? expected : "")}"));
    }
}
