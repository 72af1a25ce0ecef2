using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Which checks are not run at all, or in parts, because of what the target file says.</summary>
public sealed class UnjudgedTests
{
    [Theory]
    [InlineData("", "MUST", "", false, null)]
    [InlineData("things", "MUST", "", false, "things")]
    [InlineData("others", "MUST", "", false, null)]
    [InlineData("others", "MUST OTHER", "", false, "others")]
    [InlineData("things", "MUST", "others", false, null)]
    [InlineData("others", "MUST", "things others", false, "others")]
    [InlineData("others", "MUST", "things others", true, null)]
    [InlineData("others things", "MUST", "things others", true, "things")]
    [InlineData("getThing", "MUST", "", false, null)]
    [InlineData("getThing", "ONE", "", false, "getThing")]
    [InlineData("getThing", "MUST ONE", "", false, "getThing")]
    [InlineData("getThing things", "ONE", "", false, "things")]
    [InlineData("getThing", "TWO", "", false, null)]
    [InlineData("listThings getThing", "TWO", "", false, "getThing")]
    public async Task What_is_declared_unsupported_does_not_apply(string unsupported, string requirements, string blocks, bool isOneEnough, string? missing)
    {
        using var bench = new JudgeBench(target: target => target with { Unsupported = Words(unsupported).ToHashSet() });

        var result = await bench.JudgeAsync(JudgeBench.Check(_ => Task.CompletedTask, "C", Words(requirements)) with { Blocks = Words(blocks), AnyBlock = isOneEnough });

        Assert.Equal(
            missing is null ? Verdict.Pass : new Verdict { Kind = VerdictKind.NotApplicable, Reason = ReasonCodes.FeatureUndeclared, Message = $"The target file declares {missing} unsupported." },
            result.Verdict);
        Assert.Equal(missing is null ? 1 : 0, result.Attempts);
        Assert.Equal(missing is null ? ["attempt 1 of C: 0"] : [], bench.Told);
    }

    [Theory]
    [InlineData(false, false, VerdictKind.Pass)]
    [InlineData(false, true, VerdictKind.Pass)]
    [InlineData(true, true, VerdictKind.Pass)]
    [InlineData(true, false, VerdictKind.NotApplicable)]
    public async Task A_check_that_receives_needs_an_address(bool receives, bool hasAddress, VerdictKind kind)
    {
        using var bench = new JudgeBench(target: target => target with { Receiver = hasAddress ? new Uri("http://localhost:1") : null });

        var verdict = (await bench.JudgeAsync(JudgeBench.Check(_ => Task.CompletedTask) with { Receives = receives })).Verdict;

        Assert.Equal(
            kind == VerdictKind.Pass ? Verdict.Pass : new Verdict { Kind = kind, Reason = ReasonCodes.ReceiverAbsent, Message = "The target file names no address at which the server reaches the suite (receiver)." },
            verdict);
    }

    [Theory]
    [InlineData(true, true, VerdictKind.Pass)]
    [InlineData(false, false, VerdictKind.Pass)]
    [InlineData(true, false, VerdictKind.Skipped)]
    public async Task What_is_destructive_needs_permission(bool isDestructive, bool isPermitted, VerdictKind kind)
    {
        using var bench = new JudgeBench(target: target => target with { IsDestructionPermitted = isPermitted });

        var verdict = (await bench.JudgeAsync(JudgeBench.Check(_ => Task.CompletedTask) with { Touches = new Touches { IsDestructive = isDestructive } })).Verdict;

        Assert.Equal(
            kind == VerdictKind.Pass ? Verdict.Pass : new Verdict { Kind = kind, Reason = ReasonCodes.NotPermitted, Message = "The target file forbids what is destructive (destructive: false)." },
            verdict);
    }

    [Fact]
    public async Task What_is_not_offered_is_said_first_and_what_is_not_reached_before_what_is_not_permitted()
    {
        using var bench = new JudgeBench(target: target => target with { IsDestructionPermitted = false, Unsupported = new HashSet<string> { "others" } });
        var check = JudgeBench.Check(_ => Task.CompletedTask) with { Receives = true, Touches = Touches.Unknown };

        Assert.Equal(ReasonCodes.ReceiverAbsent, (await bench.JudgeAsync(check)).Verdict.Reason);
        Assert.Equal(ReasonCodes.FeatureUndeclared, (await bench.JudgeAsync(check with { Blocks = ["others"] })).Verdict.Reason);
    }

    [Fact]
    public async Task Parts_that_are_left_out_are_named_and_nothing_but_such_parts_is_no_pass()
    {
        using var bench = new JudgeBench();

        var part = await bench.JudgeAsync(async run =>
        {
            await run.PartAsync(() => throw new UndeclaredException("getThing"));
            await run.PartAsync(() => Task.CompletedTask);
        });
        var nothing = await bench.JudgeAsync(run => run.PartAsync(() => throw new UndeclaredException("getThing")));

        Assert.Equal((VerdictKind.Pass, VerdictKind.NotApplicable), (part.Verdict.Kind, nothing.Verdict.Kind));
        Assert.Equal("The target file declares getThing unsupported.", nothing.Verdict.Message);
        Assert.All([part, nothing], result => Assert.Equal(["getThing"], result.LeftOut));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
