using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class VerdictTests
{
    [Fact]
    public async Task A_good_server_is_conformant()
    {
        var run = await RunOf.ServerAsync(Fault.None);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("things-core: conformant", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.AlgNoneAccepted, "THG-C02")]
    [InlineData(Fault.SignatureNotVerified, "THG-C02")]
    [InlineData(Fault.AnyAudienceAccepted, "THG-C03")]
    [InlineData(Fault.ScopeNotEnforced, "THG-C04")]
    [InlineData(Fault.ExpiryIgnored, "THG-C05")]
    [InlineData(Fault.OtherTenantReadable, "THG-C06")]
    [InlineData(Fault.NotProblemJson, "THG-C02")]
    [InlineData(Fault.StatusMemberDiffers, "THG-C02")]
    [InlineData(Fault.StackTraceInDetail, "THG-C02")]
    [InlineData(Fault.UndeclaredMember, "THG-C01")]
    [InlineData(Fault.MalformedJson, "THG-C01")]
    [InlineData(Fault.RefusesEverything, "THG-C01")]
    public async Task A_faulty_server_is_not_conformant(Fault fault, string check)
    {
        var run = await RunOf.ServerAsync(fault);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches($@"FAIL +{check}", run.Output);
    }

    [Fact]
    public async Task A_failing_control_makes_the_attack_inconclusive()
    {
        var run = await RunOf.ServerAsync(Fault.RefusesEverything, "THG-1.2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("control-failed: the good token opens the thing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_throws_is_an_error_of_the_suite()
    {
        var run = await RunOf.CheckAsync(Fault.None, _ => throw new InvalidOperationException("broken check"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("ERROR", run.Output, StringComparison.Ordinal);
        Assert.Contains("broken check", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attack_without_a_control_is_an_error_of_the_suite()
    {
        var run = await RunOf.CheckAsync(Fault.None, check => check.AttackAsync(() => Task.CompletedTask));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("needs a control", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_a_repeat_does_not_show_is_flaky()
    {
        var run = await RunOf.ServerAsync(Fault.RefusesOnce, "THG-C01");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("flaky: first: expected status 200", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_connection_is_a_failure()
    {
        var run = await RunOf.ServerAsync(Fault.DropsConnection, "THG-C01");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected: an answer", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n::error::owned")]
    [InlineData("a\r\n   ::stop-commands::owned")]
    [InlineData("a ##[command]owned ##vso[task.complete]")]
    [InlineData("a\u2028::error::owned")]
    [InlineData("a\u001b[2J\u0007\u009bowned")]
    public async Task What_a_server_says_gives_a_terminal_and_a_build_server_no_commands(string said)
    {
        var failed = await RunOf.CheckAsync(Fault.None, _ => throw new CheckFailedException("nothing", said));
        var skipped = await RunOf.CheckAsync(Fault.None, _ => throw new CheckSkippedException(ReasonCodes.DataMissing, said));

        foreach (var output in new[] { failed.Output, skipped.Output })
        {
            Assert.Contains("owned", output, StringComparison.Ordinal);
            Assert.DoesNotContain(output.Split('\n', '\r'), line => line.TrimStart(' ').StartsWith("::", StringComparison.Ordinal));
            Assert.DoesNotContain("##", output, StringComparison.Ordinal);
            Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
        }
    }

    [Fact]
    public async Task An_answer_without_an_end_is_a_failure_and_does_not_fill_the_memory()
    {
        await using var server = await SmallServer.StartAsync(Fault.NeverEnds);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = ["THG-C01"] });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected: an answer", run.Output, StringComparison.Ordinal);
        Assert.Contains("maximum buffer size: 16777216", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_precondition_skips_and_makes_the_profile_partial()
    {
        var run = await RunOf.CheckAsync(Fault.None, check => Task.FromResult(check.A.Client("nobody-has-this-role")));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("data-missing: The target file names no client with the role nobody-has-this-role", run.Output, StringComparison.Ordinal);
        Assert.Contains("things-core: partial", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_SHOULD_is_a_warning_and_stays_conformant()
    {
        var should = new Check
        {
            Id = "TST-C02",
            Title = "Names are long",
            Requirements = ["THG-1.7"],
            Body = async check => Expect.That((await SmallChecks.ReadAsync(check, SmallChecks.Reader(check))).Member("name").Length > 20, "a long name", "a short one"),
        };

        var run = await RunOf.ChecksAsync(Fault.None, [.. RunOf.Checks, should]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warn", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_target_declares_unsupported_does_not_apply()
    {
        var run = await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, more: "unsupported: [getThing]\n");

        Assert.Contains("n/a", run.Output, StringComparison.Ordinal);
        Assert.Contains("feature-undeclared: The target file declares getThing unsupported.", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("THG-C01")]
    [InlineData("THG-1.1")]
    public async Task A_part_of_a_profile_that_holds_is_partial_and_never_conformant(string only)
    {
        var run = await RunOf.ServerAsync(Fault.None, only);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("things-core: partial (1 proved; the run left a part of it out)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_applies_and_was_not_judged_is_undecided()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address, "unsupported: [sandbox]\n");

        var run = await RunOf.RequestAsync(
            new() { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"] },
            [RunOf.Checks[0] with { Blocks = ["things", "sandbox"] }, .. RunOf.Checks.Skip(1)]);

        Assert.Contains("things-core: partial (5 proved, 1 undecided, 1 attested)", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_profile_that_was_not_asked_for_does_not_make_one_that_was_partial()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"] });

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("things-extended", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandatory_requirement_without_a_check_makes_the_profile_partial()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("things-extended: partial (1 proved, 1 untested)", run.Output, StringComparison.Ordinal);
    }
}
