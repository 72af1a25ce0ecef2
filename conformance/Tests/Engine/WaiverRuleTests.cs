using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

/// <summary>Which verdicts a waiver covers, until when, and when it was for nothing.</summary>
public sealed class WaiverRuleTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    private static readonly Waiver First = new("THG-1.1", "Known", "team", Day);

    private static readonly Waiver Second = new("THG-1.2", "Known too", "other team", Day);

    [Fact]
    public void A_waiver_counts_until_its_day_is_over()
    {
        var midnight = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

        new Waivers([First]).RefuseExpired(midnight.AddTicks(-1));
        var refused = Assert.Throws<ConfigurationFaultException>(() => new Waivers([First, Second, First with { Expires = Day.AddDays(1) }]).RefuseExpired(midnight));

        Assert.Equal(["The waiver of THG-1.1 ran out on 2026-06-30; team owns it.", "The waiver of THG-1.2 ran out on 2026-06-30; other team owns it."], refused.Faults);
    }

    [Theory]
    [InlineData(VerdictKind.Fail, VerdictKind.Waived)]
    [InlineData(VerdictKind.Warn, VerdictKind.Waived)]
    [InlineData(VerdictKind.Pass, VerdictKind.Pass)]
    [InlineData(VerdictKind.Error, VerdictKind.Error)]
    [InlineData(VerdictKind.Skipped, VerdictKind.Skipped)]
    [InlineData(VerdictKind.Inconclusive, VerdictKind.Inconclusive)]
    public void Only_a_breach_is_waived(VerdictKind kind, VerdictKind becomes) => Assert.Equal(becomes, new Waivers([First]).Apply(Result(kind, "", "THG-1.1")).Verdict.Kind);

    [Fact]
    public void A_check_of_two_requirements_needs_two_waivers()
    {
        var breach = Result(VerdictKind.Fail, "", "THG-1.1", "THG-1.2");

        Assert.Equal(VerdictKind.Fail, new Waivers([First]).Apply(breach).Verdict.Kind);
        Assert.Equal(VerdictKind.Fail, new Waivers([First, Second with { IsQuarantine = true }]).Apply(breach).Verdict.Kind);
        var waived = new Waivers([First, Second]).Apply(breach).Verdict;
        Assert.Equal((VerdictKind.Waived, ReasonCodes.Waived, "Known (until 2026-06-30, team); seen"), (waived.Kind, waived.Reason, waived.Message));
    }

    [Fact]
    public void A_flake_is_quarantined_and_not_waived()
    {
        var flake = Result(VerdictKind.Inconclusive, ReasonCodes.Flaky, "THG-1.1");

        Assert.Equal(VerdictKind.Inconclusive, new Waivers([First]).Apply(flake).Verdict.Kind);
        Assert.Equal(ReasonCodes.Quarantined, new Waivers([First with { IsQuarantine = true }]).Apply(flake).Verdict.Reason);
    }

    [Theory]
    [InlineData(VerdictKind.Pass, true)]
    [InlineData(VerdictKind.Fail, true)]
    [InlineData(VerdictKind.Waived, false)]
    [InlineData(VerdictKind.Skipped, false)]
    [InlineData(VerdictKind.Inconclusive, false)]
    [InlineData(VerdictKind.Error, false)]
    public void A_waiver_was_for_nothing_once_all_was_judged_without_it(VerdictKind kind, bool isUnused) =>
        Assert.Equal(isUnused ? ["THG-1.1"] : [], new Waivers([First, Second, First with { IsQuarantine = true }]).Unused([Result(kind, "", "THG-1.1")]));

    [Fact]
    public void A_quarantine_is_never_for_nothing() =>
        Assert.Empty(new Waivers([First with { IsQuarantine = true }]).Unused([Result(VerdictKind.Pass, "", "THG-1.1")]));

    private static CheckResult Result(VerdictKind kind, string reason, params string[] requirements) => new(
        new Check { Id = "C", Title = "It is", Requirements = requirements, Body = _ => Task.CompletedTask }, new Verdict { Kind = kind, Reason = reason, Message = "seen" }, 1, TimeSpan.Zero);
}
