using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Runs at once the checks that touch nothing in common, in an order that the seed shuffles.</summary>
/// <param name="parallel">How many may run at the same time; at least 1.</param>
internal sealed class Scheduler(int parallel)
{
    /// <summary>
    /// The order of a seed. Checks that run alone stand together, before or after all others: in between, the others would drain for them, and sign in anew
    /// after the clock was moved. Checks that try every operation start in the first half, so that no run ends waiting for one.
    /// </summary>
    public static IReadOnlyList<Check> Shuffle(IReadOnlyList<Check> checks, int seed)
    {
        var random = new Random(seed);
        Check[] order = [.. checks];
        random.Shuffle(order);
        List<Check> shared = [.. order.Where(check => !check.Touches.IsExclusive && check.Blocks.Count <= 1)];
        foreach (var check in order.Where(check => !check.Touches.IsExclusive && check.Blocks.Count > 1))
        {
            shared.Insert(random.Next((shared.Count / 2) + 1), check);
        }

        shared.InsertRange(random.Next(2) * shared.Count, order.Where(check => check.Touches.IsExclusive));
        return shared;
    }

    /// <summary>Runs checks; the first that throws ends all.</summary>
    /// <param name="order">Checks in the order in which they start.</param>
    /// <param name="run">Runs one; it throws only when the run itself is over.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task RunAsync(IReadOnlyList<Check> order, Func<Check, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = new LinkedList<Check>(order);
        var running = new Dictionary<Task, Check>();
        try
        {
            while (pending.Count > 0 || running.Count > 0)
            {
                stop.Token.ThrowIfCancellationRequested();
                while (Next(pending, running) is { } check)
                {
                    pending.Remove(check);
                    running.Add(Task.Run(() => run(check, stop.Token), CancellationToken.None), check);
                }

                var done = await Task.WhenAny(running.Keys);
                running.Remove(done);
                await done;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Check? Next(LinkedList<Check> pending, Dictionary<Task, Check> running)
    {
        foreach (var check in running.Count < parallel ? pending : [])
        {
            if (!running.Values.Any(other => other.Touches.Meets(check.Touches)))
            {
                return check;
            }

            // Nothing overtakes a check that runs alone: it would wait behind all those that need not.
            if (check.Touches.IsExclusive)
            {
                return null;
            }
        }

        return null;
    }
}
