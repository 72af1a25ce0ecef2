using System.Diagnostics;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Recording;
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

        var (verdict, course, waited) = await AttemptAsync(check, 1, cancellationToken);
        var attempts = 1;
        if (verdict.IsBreach && repeats > 0)
        {
            attempts = 2;
            var first = verdict;
            var before = waited;
            (verdict, course, waited) = await AttemptAsync(check, 2, cancellationToken);
            waited += before;
            verdict = verdict.IsBreach ? verdict : Flaky(first, verdict);
        }

        // What became known as a secret meanwhile may stand in what was written down before.
        verdict = verdict with { Exchange = verdict.Exchange is { } exchange ? session.Redactor.Redact(exchange) : null };
        return new CheckResult(check, verdict, attempts, Stopwatch.GetElapsedTime(start) - waited)
        {
            LeftOut = course.Omissions.Names,
            IsUnanswered = course.Evidence.Last is { Status: 0 },
        };
    }

    private async Task<(Verdict Verdict, Course Course, TimeSpan Waited)> AttemptAsync(Check check, int attempt, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(TimeBudget, cancellationToken);
        var (verdict, course) = await TryAsync(check, attempt, limit, cancellationToken);
        recorder.Attempted(check, attempt, course.Evidence.Exchanges);
        return (verdict, course, limit.Waited);
    }

    private async Task<(Verdict Verdict, Course Course)> TryAsync(Check check, int attempt, TimeLimit limit, CancellationToken cancellationToken)
    {
        var course = session.Courses.Open(check.Id, attempt);
        try
        {
            await check.Body(new CheckRun(session, check, course, limit));
            return (course.Omissions.Nothing is { } nothing ? NotOffered(nothing.Message) : Verdict.Pass, course);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            course.Journal.IsOutOfTime = true;
            return (Undecided(VerdictKind.Inconclusive, ReasonCodes.TimeBudget, $"The check was not done after {TimeBudget.TotalMinutes:0} minutes.", course.Evidence.Last), course);
        }
        catch (Exception end) when (end is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (Ended(check, end, course.Evidence.Last), course);
        }
    }

    private Verdict Ended(Check check, Exception end, Exchange? last) => end switch
    {
        CheckFailedException failure => Breach(check, failure.Expected, failure.Found, failure.Exchange ?? last),
        ControlFailedException failure => Undecided(VerdictKind.Inconclusive, ReasonCodes.ControlFailed, failure.Message, failure.Failure.Exchange),
        UndeclaredException missing => NotOffered(missing.Message),
        CheckSkippedException skip => Undecided(VerdictKind.Skipped, skip.Reason, skip.Message, null),
        SignInRefusedException refused => Undecided(VerdictKind.Skipped, ReasonCodes.PreconditionUnmet, refused.Message, last),
        NoAnswerException failure => Breach(check, "an answer", failure.Message, failure.Exchange),

        // A check that breaks says nothing of the server; the run must end with the exit code of a broken suite, so everything is caught here.
        _ => Undecided(VerdictKind.Error, ReasonCodes.EngineError, $"{end.GetType().Name}: {end.Message}", last),
    };

    private Verdict NotOffered(string message) => Undecided(VerdictKind.NotApplicable, ReasonCodes.FeatureUndeclared, message, null);

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

    // A single operation is found out when the check calls it: a part of a requirement may be offered and the rest not.
    private Verdict? Undeclared(Check check)
    {
        List<Requirement> named = [.. check.Requirements.Select(id => requirements[id])];
        List<string> blocks = check.Blocks.Count > 0 ? [.. check.Blocks] : [.. named.Select(requirement => requirement.Block)];
        var missing = check.AnyBlock && !blocks.TrueForAll(session.Target.Unsupported.Contains)
            ? null
            : blocks.Find(session.Target.Unsupported.Contains)
                ?? named.Find(requirement => requirement.Operations.Count > 0 && requirement.Operations.All(session.Target.Unsupported.Contains))?.Operations[0];
        return missing is null ? null : NotOffered(UndeclaredException.MessageOf(missing));
    }

    private Verdict? Unreachable(Check check) => check.Receives && session.Target.Receiver is null
        ? Undecided(VerdictKind.NotApplicable, ReasonCodes.ReceiverAbsent, "The target file names no address at which the server reaches the suite (receiver).", null)
        : null;

    private Verdict? NotPermitted(Check check) => session.Target.IsDestructionPermitted || !check.Touches.IsDestructive
        ? null
        : Undecided(VerdictKind.Skipped, ReasonCodes.NotPermitted, "The target file forbids what is destructive (destructive: false).", null);

    private string Clean(string text) => session.Redactor.Redact(text);
}
