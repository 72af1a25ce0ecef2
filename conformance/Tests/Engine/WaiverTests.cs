using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class WaiverTests
{
    [Fact]
    public async Task A_waived_breach_does_not_fail_and_is_named()
    {
        var run = await RunOf.CheckAsync(Fault.RefusesEverything, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31"));

        Assert.Contains("waived: Known (until 2999-12-31, team)", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(1, run.ExitCode);
        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public async Task A_waiver_that_nothing_needs_fails_the_run()
    {
        var run = await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The waiver of THG-1.1 was not needed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_that_ran_out_is_refused()
    {
        var run = await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, more: Waiver("2020-01-31"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("ran out on 2020-01-31", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("waivers: [{ requirement: THG-1.99, reason: Known, owner: team, expires: '2999-12-31' }]\n", "THG-1.99")]
    [InlineData("unsupported: [getThong]\n", "getThong")]
    public async Task What_the_target_file_says_of_something_unknown_is_refused(string more, string name)
    {
        var run = await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, more: more);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flaky_check_is_counted_and_makes_the_run_partial()
    {
        var run = await RunOf.CheckAsync(Fault.RefusesOnce, SmallChecks.A_thing_is_readable);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1 flaky, which failed once and then passed: TST-C01", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flaky_check_is_quarantined_by_a_waiver_for_flakes_and_stays_counted()
    {
        var run = await RunOf.CheckAsync(Fault.RefusesOnce, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31", "flaky: true"));

        Assert.Contains("quarantined: Known (until 2999-12-31, team)", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 flaky", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(1, run.ExitCode);
    }

    [Fact]
    public async Task A_waiver_for_breaches_does_not_cover_a_flake() =>
        Assert.Contains("flaky: first", (await RunOf.CheckAsync(Fault.RefusesOnce, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31"))).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_quarantine_does_not_cover_a_breach() =>
        Assert.Equal(1, (await RunOf.CheckAsync(Fault.RefusesEverything, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31", "flaky: true"))).ExitCode);

    [Fact]
    public async Task A_quarantine_that_nothing_needed_this_time_does_not_fail_the_run() =>
        Assert.DoesNotContain("was not needed", (await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, more: Waiver("2999-12-31", "flaky: true"))).Output, StringComparison.Ordinal);

    private static string Waiver(string expires, string more = "flaky: false") =>
        $"waivers: [{{ requirement: THG-1.1, reason: Known, owner: team, expires: '{expires}', {more} }}]\n";
}
