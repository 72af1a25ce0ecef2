using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

/// <summary>What verdicts come to: for a requirement, for a profile, for the exit code.</summary>
public sealed class OutcomeTests
{
    private static readonly Requirement Rule = new() { Id = "THG-1.1", Block = "things", Level = RequirementLevel.Must, Text = "A thing MUST be readable.", Operations = ["getThing", "listThings"] };

    [Theory]
    [InlineData(RequirementStatus.Untested)]
    [InlineData(RequirementStatus.Proved, VerdictKind.Pass)]
    [InlineData(RequirementStatus.Proved, VerdictKind.Pass, VerdictKind.NotApplicable)]
    [InlineData(RequirementStatus.Waived, VerdictKind.Pass, VerdictKind.Waived)]
    [InlineData(RequirementStatus.Undecided, VerdictKind.Waived, VerdictKind.Skipped)]
    [InlineData(RequirementStatus.Undecided, VerdictKind.Pass, VerdictKind.Inconclusive)]
    [InlineData(RequirementStatus.Undecided, VerdictKind.Pass, VerdictKind.Error)]
    [InlineData(RequirementStatus.Undecided, VerdictKind.Pass, VerdictKind.Warn)]
    [InlineData(RequirementStatus.Undecided, VerdictKind.NotApplicable)]
    [InlineData(RequirementStatus.Broken, VerdictKind.Pass, VerdictKind.Error, VerdictKind.Fail)]
    public void The_worst_verdict_decides_on_a_requirement(RequirementStatus status, params VerdictKind[] kinds) => Assert.Equal(status, StatusOf(Rule, [], kinds));

    [Fact]
    public void What_a_person_attests_is_not_untested() => Assert.Equal(RequirementStatus.Attested, StatusOf(Rule with { Verify = Verification.Attested }, []));

    [Theory]
    [InlineData(RequirementStatus.NotApplicable, "things")]
    [InlineData(RequirementStatus.NotApplicable, "getThing", "listThings")]
    [InlineData(RequirementStatus.Undecided, "getThing")]
    [InlineData(RequirementStatus.Undecided, "others")]
    public void Only_what_is_declared_away_as_a_whole_does_not_apply(RequirementStatus status, params string[] unsupported) =>
        Assert.Equal(status, StatusOf(Rule, unsupported, VerdictKind.NotApplicable));

    [Fact]
    public void A_rule_without_operations_applies_where_its_block_does() =>
        Assert.Equal(RequirementStatus.Undecided, StatusOf(Rule with { Operations = [] }, ["getThing"], VerdictKind.NotApplicable));

    [Theory]
    [InlineData(Conformity.Conformant, true, RequirementStatus.Proved, RequirementStatus.Attested)]
    [InlineData(Conformity.Conformant, true, RequirementStatus.Proved, RequirementStatus.NotApplicable)]
    [InlineData(Conformity.Partial, false, RequirementStatus.Proved)]
    [InlineData(Conformity.Partial, true, RequirementStatus.Proved, RequirementStatus.Undecided)]
    [InlineData(Conformity.Partial, true, RequirementStatus.Proved, RequirementStatus.Untested)]
    [InlineData(Conformity.Partial, true, RequirementStatus.Attested)]
    [InlineData(Conformity.NotConformant, false, RequirementStatus.Proved, RequirementStatus.Broken, RequirementStatus.Untested)]
    public void A_profile_is_as_good_as_its_worst_mandatory_requirement(Conformity conformity, bool isWhole, params RequirementStatus[] statuses) =>
        Assert.Equal((conformity, isWhole), (ProfileOf(isWhole, statuses).Conformity, ProfileOf(isWhole, statuses).IsWhole));

    [Fact]
    public void A_broken_SHOULD_does_not_count()
    {
        var should = new RequirementResult(Rule with { Level = RequirementLevel.Should }, RequirementStatus.Broken, []);
        var profile = ProfileResult.Of("core", [new RequirementResult(Rule, RequirementStatus.Proved, []), should], isWhole: true);

        Assert.Equal(Conformity.Conformant, profile.Conformity);
        Assert.Equal([RequirementStatus.Proved], profile.Counts.Keys);
    }

    [Theory]
    [InlineData(ExitCodes.Conformant, VerdictKind.Pass)]
    [InlineData(ExitCodes.Conformant, VerdictKind.Warn)]
    [InlineData(ExitCodes.NotConformant, VerdictKind.Pass, VerdictKind.Fail)]
    [InlineData(ExitCodes.EngineError, VerdictKind.Fail, VerdictKind.Error)]
    public void A_verdict_decides_on_the_exit_code_beside_the_profiles(int code, params VerdictKind[] kinds) =>
        Assert.Equal(code, Run([RequirementStatus.Proved], kinds).ExitCode);

    [Fact]
    public void A_lost_server_comes_before_all_else() =>
        Assert.Equal(ExitCodes.Unreachable, (Run([RequirementStatus.Broken], VerdictKind.Error) with { TargetLost = true }).ExitCode);

    [Fact]
    public void A_waiver_that_nothing_needed_fails_a_run_that_is_good() =>
        Assert.Equal(ExitCodes.NotConformant, (Run([RequirementStatus.Proved], VerdictKind.Pass) with { UnusedWaivers = ["THG-1.1"] }).ExitCode);

    [Fact]
    public void One_profile_that_is_partial_or_broken_decides()
    {
        var good = Run([RequirementStatus.Proved], VerdictKind.Pass);

        Assert.Equal(ExitCodes.Partial, (good with { Profiles = [.. good.Profiles, ProfileOf(true, RequirementStatus.Untested)] }).ExitCode);
        Assert.Equal(ExitCodes.NotConformant, (good with { Profiles = [.. good.Profiles, ProfileOf(true, RequirementStatus.Broken)] }).ExitCode);
        Assert.Equal(ExitCodes.Partial, (good with { Profiles = [] }).ExitCode);
    }

    [Fact]
    public void A_pass_says_nothing() =>
        Assert.Equal(("", "", "", ""), (Verdict.Pass.Reason, Verdict.Pass.Message, Verdict.Pass.Expected, Verdict.Pass.Found));

    [Fact]
    public void A_flake_is_counted_in_quarantine_too()
    {
        var run = Run([RequirementStatus.Proved], VerdictKind.Inconclusive, VerdictKind.Waived, VerdictKind.Skipped);
        string[] reasons = [ReasonCodes.Flaky, ReasonCodes.Quarantined, ReasonCodes.DataMissing];

        Assert.Equal(["C0", "C1"], (run with { Checks = [.. run.Checks.Zip(reasons, (check, reason) => check with { Verdict = check.Verdict with { Reason = reason } })] }).Flaky);
    }

    private static RequirementStatus StatusOf(Requirement rule, string[] unsupported, params VerdictKind[] kinds) =>
        Assert.Single(RequirementResult.Of([rule], Results(kinds), unsupported.ToHashSet())).Status;

    private static List<CheckResult> Results(params VerdictKind[] kinds) => [.. kinds.Select((kind, number) => new CheckResult(
        new Check { Id = $"C{number}", Title = "It is", Requirements = [Rule.Id], Body = _ => Task.CompletedTask }, new Verdict { Kind = kind }, 1, TimeSpan.Zero))];

    private static ProfileResult ProfileOf(bool isWhole, params RequirementStatus[] statuses) =>
        ProfileResult.Of("core", statuses.Select(status => new RequirementResult(Rule, status, [])), isWhole);

    private static RunResult Run(RequirementStatus[] statuses, params VerdictKind[] kinds) => new()
    {
        Target = null!,
        RunId = "0",
        Seed = 1,
        SpecsDigest = "",
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Checks = Results(kinds),
        Requirements = [],
        Profiles = [ProfileOf(true, statuses)],
    };
}
