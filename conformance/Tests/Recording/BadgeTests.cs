using System.Xml.Linq;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Attestation;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

public sealed class BadgeTests
{
    private const string Waivers = """
        waivers:
          - { requirement: THG-1.4, reason: known, owner: team, expires: '2099-01-01' }

        """;

    [Fact]
    public async Task A_conformant_signed_run_gets_a_badge_that_says_what_when_and_until()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.None);

        var badge = await BadgeAsync(recorded);

        Assert.True(badge.ExitCode == 0, badge.Error);
        var svg = XDocument.Load(Svg(recorded));
        var today = TimeProvider.System.GetUtcNow();
        Assert.Contains("things-core", svg.ToString(), StringComparison.Ordinal);
        Assert.Contains($"until {today.AddMonths(12):yyyy-MM}", svg.ToString(), StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), text => text.Value == "conformant");
    }

    [Fact]
    public async Task A_waived_run_says_so()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.ScopeNotEnforced, more: Waivers);

        var badge = await BadgeAsync(recorded);

        Assert.True(badge.ExitCode == 0, recorded.Run.Output + badge.Error);
        Assert.Contains(XDocument.Load(Svg(recorded)).Descendants(), text => text.Value == "conformant, 1 waived");
    }

    [Theory]
    [InlineData(Fault.ScopeNotEnforced, "things-core is not-conformant")]
    [InlineData(Fault.RefusesOnce, "things-core is partial, not conformant")]
    public async Task A_run_that_is_not_conformant_gets_none(Fault fault, string why)
    {
        using var recorded = await RecordedRun.MakeAsync(fault);

        var badge = await BadgeAsync(recorded);

        Assert.Equal(1, badge.ExitCode);
        Assert.True(badge.Error.Contains(why, StringComparison.Ordinal) || badge.Error.Contains("exit code 1", StringComparison.Ordinal), badge.Error);
        Assert.False(File.Exists(Svg(recorded)));
    }

    [Fact]
    public async Task An_unsigned_or_changed_run_gets_none()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.None);
        var good = recorded.Bundle;

        new Bundle(good.Files.Where(file => file.Key != Bundle.Statement)).Write(recorded.Zip);
        Assert.Contains("not signed", (await BadgeAsync(recorded)).Error, StringComparison.Ordinal);
        good.Write(recorded.Zip);
        recorded.Change(Bundle.Results, text => text.Replace("Small server", "Large server", StringComparison.Ordinal));
        Assert.Contains("not valid", (await BadgeAsync(recorded)).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Svg(recorded)));
    }

    [Fact]
    public async Task A_run_of_more_than_a_year_ago_gets_none()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.None);

        var badge = await BadgeAsync(recorded, new Later(TimeSpan.FromDays(368)));

        Assert.Contains("older than twelve months", badge.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_badge_of_many_profiles_is_no_wider_for_their_names()
    {
        var picture = XDocument.Parse(new Badge("Server", "a-core, b-core, c-core, d-core", 0, "0.1.0", new DateOnly(2026, 12, 1), "key").ToSvg());

        Assert.Contains(picture.Descendants(), text => text.Value == "DIS 4 profiles");
        Assert.Contains("d-core", picture.Root!.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_shows_both_outcomes()
    {
        await using var broken = await SmallServer.StartAsync(Fault.ScopeNotEnforced);
        using var recorded = await RecordedRun.MakeAsync(broken);
        await using var repaired = await SmallServer.StartAsync(Fault.None);

        var request = new ReplayRequest(recorded.Zip, "THG-C04", recorded.Sut, repaired.Address, recorded.Specs);
        var replay = await RecordedRun.SayAsync(streams =>
            new ReplayAction(TimeProvider.System, streams.Output, streams.Error, recorded.Checks).InvokeAsync(request, TestContext.Current.CancellationToken));
        var again = await RecordedRun.SayAsync(streams =>
            new ReplayAction(TimeProvider.System, streams.Output, streams.Error, recorded.Checks).InvokeAsync(request with { Target = null }, TestContext.Current.CancellationToken));

        Assert.Equal(0, replay.ExitCode);
        Assert.Matches("(?s)then: fail .*now: pass", replay.Output);
        Assert.Equal(1, again.ExitCode);
        Assert.Matches("(?s)then: fail .*now: fail", again.Output);
    }

    private static string Svg(RecordedRun recorded) => Path.Combine(recorded.Folder, "badge.svg");

    private static Task<RunOf> BadgeAsync(RecordedRun recorded, TimeProvider? clock = null) => RecordedRun.SayAsync(streams => BadgeCommand.InvokeAsync(
        new BadgeRequest(new VerifyRequest(recorded.Zip, null, recorded.Specs), Svg(recorded), "", clock ?? TimeProvider.System), recorded.Checks, streams, TestContext.Current.CancellationToken));

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
