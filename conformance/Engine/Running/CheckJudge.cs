using System.Diagnostics;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Runs one check and turns how it ended into a verdict.</summary>
internal sealed class CheckJudge(Session session, IReadOnlyDictionary<string, Requirement> requirements, int repeats, IRunRecorder recorder)
{
    // Bounds a server whose answers never come to an end; a slow one must be able to finish hundreds of requests.
    private static readonly TimeSpan TimeBudget = TimeSpan.FromMinutes(5);

    public async Task<CheckResult> JudgeAsync(Check check, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        if ((Undeclared(check) ?? Unreachable(check) ?? NotPermitted(check)) is { } unrun)
        {
            return new CheckResult(check, unrun, 0, Stopwatch.GetElapsedTime(start));
        }

        var (verdict, evidence, waited) = await AttemptAsync(check, 1, cancellationToken);
        var attempts = 1;
        if (verdict.IsBreach && repeats > 0)
        {
            attempts = 2;
            var first = verdict;
            var before = waited;
            (verdict, evidence, waited) = await AttemptAsync(check, 2, cancellationToken);
            waited += before;
            verdict = verdict.IsBreach ? verdict : Flaky(first, verdict);
        }

        // What became known as a secret meanwhile may stand in what was written down before.
        verdict = verdict with { Exchange = verdict.Exchange is { } exchange ? session.Redactor.Redact(exchange) : null };
        return new CheckResult(check, verdict, attempts, Stopwatch.GetElapsedTime(start) - waited) { IsUnanswered = evidence.Last is { Status: 0 } };
    }

    private async Task<(Verdict Verdict, Evidence Evidence, TimeSpan Waited)> AttemptAsync(Check check, int attempt, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(TimeBudget, cancellationToken);
        var (verdict, evidence) = await TryAsync(check, attempt, limit, cancellationToken);
        recorder.Attempted(check, attempt, evidence.Exchanges);
        return (verdict, evidence, limit.Waited);
    }

    private async Task<(Verdict Verdict, Evidence Evidence)> TryAsync(Check check, int attempt, TimeLimit limit, CancellationToken cancellationToken)
    {
        var course = session.Courses.Open(check.Id, attempt);
        var run = new CheckRun(session, check, course, limit);
        try
        {
            await check.Body(run);
            return (Verdict.Pass, run.Evidence);
        }
        catch (CheckFailedException failure)
        {
            return (Breach(check, failure.Expected, failure.Found, failure.Exchange ?? run.Evidence.Last), run.Evidence);
        }
        catch (ControlFailedException failure)
        {
            return (Undecided(VerdictKind.Inconclusive, ReasonCodes.ControlFailed, failure.Message, failure.Failure.Exchange), run.Evidence);
        }
        catch (CheckSkippedException skip)
        {
            return (Undecided(VerdictKind.Skipped, skip.Reason, skip.Message, null), run.Evidence);
        }
        catch (SignInRefusedException refused)
        {
            return (Undecided(VerdictKind.Skipped, ReasonCodes.PreconditionUnmet, refused.Message, run.Evidence.Last), run.Evidence);
        }
        catch (NoAnswerException failure)
        {
            return (Breach(check, "an answer", failure.Message, failure.Exchange), run.Evidence);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            course.Journal.IsOutOfTime = true;
            return (Undecided(VerdictKind.Inconclusive, ReasonCodes.TimeBudget, $"The check was not done after {TimeBudget.TotalMinutes:0} minutes.", run.Evidence.Last), run.Evidence);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A check that breaks says nothing of the server; the run must end with the exit code of a broken suite, so everything is caught here.
            return (Undecided(VerdictKind.Error, ReasonCodes.EngineError, $"{broken.GetType().Name}: {broken.Message}", run.Evidence.Last), run.Evidence);
        }
    }

    private Verdict Breach(Check check, string expected, string found, Exchange? exchange) => new()
    {
        Kind = check.Requirements.Any(id => requirements[id].IsMandatory) ? VerdictKind.Fail : VerdictKind.Warn,
        Message = $"expected {Clean(expected)}, found {Clean(found)}",
        Expected = Clean(expected),
        Found = Clean(found),
        Exchange = exchange,
    };

    private Verdict Undecided(VerdictKind kind, string reason, string message, Exchange? exchange) =>
        new() { Kind = kind, Reason = reason, Message = Clean(message), Exchange = exchange };

    private static Verdict Flaky(Verdict first, Verdict second) => first with
    {
        Kind = second.Kind == VerdictKind.Error ? VerdictKind.Error : VerdictKind.Inconclusive,
        Reason = second.Kind == VerdictKind.Error ? ReasonCodes.EngineError : ReasonCodes.Flaky,
        Expected = "",
        Found = "",
        Message = $"first: {first.Message}; then: {(second.Message.Length == 0 ? "pass" : second.Message)}",
    };

    private Verdict? Undeclared(Check check)
    {
        var blocks = check.Blocks.Count > 0 ? check.Blocks : [.. check.Requirements.Select(id => requirements[id].Block)];
        var missing = blocks.Concat(check.Requirements.SelectMany(id => requirements[id].Operations)).FirstOrDefault(session.Target.Unsupported.Contains);
        return missing is null ? null : Undecided(VerdictKind.NotApplicable, ReasonCodes.FeatureUndeclared, $"The target file declares {missing} unsupported.", null);
    }

    private Verdict? Unreachable(Check check) => check.Receives && session.Target.Receiver is null
        ? Undecided(VerdictKind.NotApplicable, ReasonCodes.ReceiverAbsent, "The target file names no address at which the server reaches the suite (receiver).", null)
        : null;

    private Verdict? NotPermitted(Check check) => session.Target.IsDestructionPermitted || !check.Touches.IsDestructive
        ? null
        : Undecided(VerdictKind.Skipped, ReasonCodes.NotPermitted, "The target file forbids what is destructive (destructive: false).", null);

    private string Clean(string text) => session.Redactor.Redact(text);
}
