using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Coverage;

namespace DigitalIndiaStack.Conformance.Tests.Killing;

/// <summary>The suite against hosts with one deliberate defect at a time, and against good ones.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_mutant_is_killed_by_a_check_of_the_requirement_that_it_breaks()
    {
        var kills = await KillRun.HuntAsync(Mutant.All, TestContext.Current.CancellationToken);

        var report = new KillReport(kills);
        output.WriteLine($"{report}");
        Assert.Equal(Mutant.All.Count, kills.Count);
        Assert.Empty(report.Survivors.Select(kill => $"{kill}"));
    }

    [Fact]
    public async Task Good_hosts_give_no_false_alarm_and_every_operation_has_a_positive_a_negative_and_an_access_check()
    {
        var seen = new SeenExchanges();

        Assert.Empty(await Alarms.OfAsync(TestContext.Current.CancellationToken, seen));
        Assert.Empty(OperationCover.Of(seen).Where(cover => cover.Missing.Length > 0 && !Excuses.Operations.ContainsKey(cover.Operation.Id)).Select(cover => $"{cover.Operation.Id} lacks {cover.Missing}"));
    }

    [Fact]
    public async Task An_operation_that_nobody_tried_is_found()
    {
        await using var host = await MutantHost.StartAsync();

        var little = new SeenExchanges();
        await Judge.RunAsync(host, ["PAY-2.1"], seed: 1, TestContext.Current.CancellationToken, little);

        Assert.Contains(OperationCover.Of(little), cover => cover is { Operation.Id: "openAccount", Missing: "negative access" });
        Assert.Contains(OperationCover.Of(little), cover => cover is { Operation.Id: "createTransfer", Missing: "positive negative access" });
    }

    [Fact]
    public async Task A_hunt_tells_a_survivor_from_a_kill()
    {
        var harmless = new Mutant("TOY-M01", "API-4.2", "Nothing at all.");

        var kill = Assert.Single(await KillRun.HuntAsync([harmless], TestContext.Current.CancellationToken));

        Assert.False(kill.IsKilled);
        Assert.Contains("SURVIVED: Nothing at all.", $"{new KillReport([kill])}", StringComparison.Ordinal);
        Assert.Contains("0 of 1 mutants killed", $"{new KillReport([kill])}", StringComparison.Ordinal);
    }
}
