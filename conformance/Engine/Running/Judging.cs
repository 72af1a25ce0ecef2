using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>The checks of one run while they are judged.</summary>
internal sealed class Judging(Session session, CheckJudge judge, Waivers waivers, OneAtATime events) : IDisposable
{
    private readonly Dictionary<string, CheckResult> results = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly SemaphoreSlim asking = new(1, 1);
    private volatile bool isLost;

    /// <summary>Results in the order of ids, whatever the order in which they came.</summary>
    public IReadOnlyList<CheckResult> Results => [.. results.Values.OrderBy(result => result.Check.Id, StringComparer.Ordinal)];

    /// <summary>Judges what is not judged yet.</summary>
    /// <returns>Whether the server stopped answering.</returns>
    public async Task<bool> RunAsync(RunPlan plan, RunOptions options, CancellationToken cancellationToken)
    {
        foreach (var result in options.SoFar?.Results ?? [])
        {
            results[result.Check.Id] = result;
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.TimeBudget is { } limit)
        {
            budget.CancelAfter(limit);
        }

        List<Check> open = [.. plan.Checks.Where(check => !results.ContainsKey(check.Id))];
        await new Scheduler(session.Parallel, session.Room).RunAsync(
            Scheduler.Shuffle(open, options.Seed),
            async (check, stop) => Keep(await ResultAsync(check, budget.Token, stop)),
            cancellationToken);
        return isLost;
    }

    public void Dispose() => asking.Dispose();

    private async Task<CheckResult> ResultAsync(Check check, CancellationToken budget, CancellationToken stop)
    {
        if (isLost || budget.IsCancellationRequested)
        {
            stop.ThrowIfCancellationRequested();
            return isLost ? Lost(check) : OutOfTime(check);
        }

        events.Begun(check);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget, stop);
        try
        {
            var result = waivers.Apply(await judge.JudgeAsync(check, either.Token));
            return result.IsUnanswered && await LooseAsync(stop) ? Lost(check) : result;
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return OutOfTime(check);
        }
    }

    // Only the check at which the server fell silent keeps its verdict: it may be the cause. What ran beside it says nothing.
    private async Task<bool> LooseAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            var wasLost = isLost;
            isLost = wasLost || !await Reach.AnswersAsync(session, cancellationToken);
            return wasLost;
        }
        finally
        {
            asking.Release();
        }
    }

    private void Keep(CheckResult result)
    {
        lock (gate)
        {
            results[result.Check.Id] = result;
        }

        events.Finished(result);
    }

    private static CheckResult Lost(Check check) => Skipped(check, ReasonCodes.TargetLost, "The server stopped answering before this check.");

    private static CheckResult OutOfTime(Check check) => Skipped(check, ReasonCodes.TimeBudget, "The time of the run was over before this check was.");

    private static CheckResult Skipped(Check check, string reason, string message) =>
        new(check, new Verdict { Kind = VerdictKind.Skipped, Reason = reason, Message = message }, 0, TimeSpan.Zero);
}
