using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>How a check ended, and what verdict that is.</summary>
public sealed class CheckJudgeTests : IDisposable
{
    private readonly JudgeBench bench = new(options: new RunOptions { Repeats = 1 });

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task What_ends_without_a_word_passes()
    {
        var result = await bench.JudgeAsync(run => JudgeBench.AskAsync(run));

        Assert.Equal((Verdict.Pass, 1, false), (result.Verdict, result.Attempts, result.IsUnanswered));
        Assert.Equal(["attempt 1 of C: 1"], bench.Told);
    }

    [Theory]
    [InlineData(VerdictKind.Fail, "MUST")]
    [InlineData(VerdictKind.Warn, "SHOULD")]
    [InlineData(VerdictKind.Fail, "SHOULD", "MUST")]
    public async Task A_breach_is_a_failure_where_one_requirement_is_mandatory(VerdictKind kind, params string[] requirements)
    {
        var result = await bench.JudgeAsync(_ => throw new CheckFailedException("a swan", "a duck"), requirements);

        Assert.Equal(new Verdict { Kind = kind, Message = "expected a swan, found a duck", Expected = "a swan", Found = "a duck" }, result.Verdict);
        Assert.Equal(2, result.Attempts);
        Assert.Equal(["attempt 1 of C: 0", "attempt 2 of C: 0"], bench.Told);
    }

    [Fact]
    public async Task Without_repeats_a_breach_counts_at_once()
    {
        using var once = new JudgeBench();

        Assert.Equal(1, (await once.JudgeAsync(_ => throw new CheckFailedException("a swan", "a duck"))).Attempts);
        Assert.Equal(["attempt 1 of C: 0"], once.Told);
    }

    [Fact]
    public async Task A_breach_names_its_own_request_or_else_the_last()
    {
        var own = await bench.JudgeAsync(async run =>
        {
            var first = await JudgeBench.AskAsync(run, "first");
            await JudgeBench.AskAsync(run, "last");
            throw new CheckFailedException("a swan", "a duck", first.Exchange);
        });
        var last = await bench.JudgeAsync(async run =>
        {
            await JudgeBench.AskAsync(run, "first");
            await JudgeBench.AskAsync(run, "last");
            throw new CheckFailedException("a swan", "a duck");
        });

        Assert.Equal(("http://localhost/first", "http://localhost/last"), (own.Verdict.Exchange?.Url, last.Verdict.Exchange?.Url));
    }

    [Theory]
    [InlineData(null, VerdictKind.Inconclusive, ReasonCodes.Flaky, "first: expected a swan, found a duck; then: pass")]
    [InlineData("skip", VerdictKind.Inconclusive, ReasonCodes.Flaky, "first: expected a swan, found a duck; then: skip")]
    [InlineData("break", VerdictKind.Error, ReasonCodes.EngineError, "first: expected a swan, found a duck; then: InvalidOperationException: break")]
    public async Task A_breach_that_a_repeat_does_not_show_is_none(string? then, VerdictKind kind, string reason, string message)
    {
        var attempts = 0;
        var result = await bench.JudgeAsync(_ => ++attempts == 1 ? throw new CheckFailedException("a swan", "a duck")
            : then == "break" ? throw new InvalidOperationException(then)
            : then is null ? Task.CompletedTask
            : throw new CheckSkippedException(ReasonCodes.DataMissing, then));

        Assert.Equal(new Verdict { Kind = kind, Reason = reason, Message = message }, result.Verdict);
        Assert.Equal(2, result.Attempts);
    }

    [Fact]
    public async Task Each_attempt_has_names_of_its_own()
    {
        var names = new List<string>();

        await bench.JudgeAsync(run =>
        {
            names.Add(run.Unique("name"));
            throw new CheckFailedException("a swan", "a duck");
        });

        Assert.Equal([$"name-{bench.Session.RunId}-c-1-1", $"name-{bench.Session.RunId}-c-2-1"], names);
    }

    [Fact]
    public async Task What_is_unfinished_or_broken_says_nothing_of_the_server()
    {
        var control = await bench.JudgeAsync(run => run.ControlAsync("it opens", async () => throw new CheckFailedException("a swan", "a duck", (await JudgeBench.AskAsync(run, "control")).Exchange)));
        var skipped = await bench.JudgeAsync(async run =>
        {
            await JudgeBench.AskAsync(run);
            throw new CheckSkippedException(ReasonCodes.DataMissing, "no data");
        });
        var refused = await bench.JudgeAsync(async run =>
        {
            await JudgeBench.AskAsync(run, "sign-in");
            throw new SignInRefusedException("the PIN");
        });
        var undeclared = await bench.JudgeAsync(_ => throw new UndeclaredException("getThing"));
        var broken = await bench.JudgeAsync(async run =>
        {
            await JudgeBench.AskAsync(run, "broken");
            throw new InvalidOperationException("a fault of the suite");
        });

        Assert.Equal(
            [
                "Inconclusive control-failed http://localhost/control it opens: expected a swan, found a duck",
                "Skipped data-missing  no data",
                "Skipped precondition-unmet http://localhost/sign-in A person could not sign in: the PIN.",
                "NotApplicable feature-undeclared  The target file declares getThing unsupported.",
                "Error engine-error http://localhost/broken InvalidOperationException: a fault of the suite",
            ],
            new[] { control, skipped, refused, undeclared, broken }.Select(result => $"{result.Verdict.Kind} {result.Verdict.Reason} {result.Verdict.Exchange?.Url} {result.Verdict.Message}"));
        Assert.All([control, skipped, refused, undeclared, broken], result => Assert.Equal((1, false), (result.Attempts, result.IsUnanswered)));
    }

    [Fact]
    public async Task No_answer_is_a_breach_and_is_told()
    {
        using var silent = new JudgeBench(() => false);

        var result = await silent.JudgeAsync(run => JudgeBench.AskAsync(run));

        Assert.Equal((VerdictKind.Fail, "an answer", "GET http://localhost/: nobody is there", "http://localhost/"), (result.Verdict.Kind, result.Verdict.Expected, result.Verdict.Found, result.Verdict.Exchange?.Url));
        Assert.True(result.IsUnanswered);
    }

    [Fact]
    public async Task A_check_whose_time_is_over_is_inconclusive()
    {
        var isOutOfTime = () => false;

        var result = await bench.JudgeAsync(async run =>
        {
            isOutOfTime = () => run.Course.Journal.IsOutOfTime;
            await JudgeBench.AskAsync(run, "endless");
            throw new TaskCanceledException();
        });

        Assert.Equal((VerdictKind.Inconclusive, ReasonCodes.TimeBudget, "The check was not done after 5 minutes.", "http://localhost/endless"), (result.Verdict.Kind, result.Verdict.Reason, result.Verdict.Message, result.Verdict.Exchange?.Url));
        Assert.True(isOutOfTime());
    }

    [Fact]
    public async Task What_a_broken_off_run_cancels_has_no_verdict_and_what_breaks_meanwhile_has()
    {
        using var stop = new CancellationTokenSource();
        var ended = JudgeBench.Check(async run =>
        {
            await stop.CancelAsync();
            run.CancellationToken.ThrowIfCancellationRequested();
        });
        var broken = JudgeBench.Check(_ => throw new InvalidOperationException());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Judge().JudgeAsync(ended, stop.Token));
        Assert.Equal(VerdictKind.Error, (await bench.Judge().JudgeAsync(broken, stop.Token)).Verdict.Kind);
    }

    [Fact]
    public async Task What_becomes_known_as_a_secret_stands_in_no_verdict()
    {
        const string Secret = "a-secret-of-many-letters";

        var result = await bench.JudgeAsync(async run =>
        {
            var exchange = (await JudgeBench.AskAsync(run, Secret)).Exchange;
            bench.Session.Redactor.Learn(Secret);
            throw new CheckFailedException($"not {Secret}", $"just {Secret}", exchange);
        });
        var skipped = await bench.JudgeAsync(_ => throw new CheckSkippedException(ReasonCodes.DataMissing, Secret));

        Assert.DoesNotContain(Secret, $"{result.Verdict} {skipped.Verdict}", StringComparison.Ordinal);
        Assert.StartsWith("http://localhost/", result.Verdict.Exchange?.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_in_which_a_check_waits_for_others_is_not_its_own()
    {
        var pause = TimeSpan.FromMilliseconds(400);

        var result = await bench.JudgeAsync(async run =>
        {
            await run.Limit.PauseAsync(() => Task.Delay(pause).ContinueWith(_ => 0));
            throw new CheckFailedException("a swan", "a duck");
        });

        Assert.InRange(result.Duration, TimeSpan.Zero, pause);
    }
}
