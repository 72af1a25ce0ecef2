using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Runs at once the checks that touch nothing in common, in an order that the seed shuffles.</summary>
/// <param name="parallel">How many may work at the same time; at least 1.</param>
/// <param name="room">Where those wait that move the clock.</param>
internal sealed class Scheduler(int parallel, WaitingRoom room)
{
    /// <summary>
    /// The order of a seed. Checks that run alone or move the clock stand together, before or after all others: in between, the others would drain for them, and
    /// sign in anew after the clock was moved. Checks that try every operation start in the first half, and first of those that move the clock, so that no
    /// run ends waiting for one. Those that open a run come before all.
    /// </summary>
    public static IReadOnlyList<Check> Shuffle(IReadOnlyList<Check> checks, int seed)
    {
        var random = new Random(seed);
        Check[] order = [.. checks];
        random.Shuffle(order);
        List<Check> shared = [.. order.Where(check => !IsApart(check) && check.Blocks.Count <= 1)];
        foreach (var check in order.Where(check => !IsApart(check) && check.Blocks.Count > 1))
        {
            shared.Insert(random.Next((shared.Count / 2) + 1), check);
        }

        shared.InsertRange(random.Next(2) * shared.Count, order.Where(IsApart).OrderBy(check => check.Touches.MovesClock).ThenByDescending(check => check.Blocks.Count));
        return [.. shared.OrderByDescending(check => check.Opens)];
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
                var changed = room.Changed;
                room.LetGo(Free(running));
                while (!room.IsMoving && Next(pending, running) is { } check)
                {
                    pending.Remove(check);
                    running.Add(Task.Run(() => run(check, stop.Token), CancellationToken.None), check);
                }

                if (room.Waiting == running.Count)
                {
                    room.Move();
                }

                var done = await Task.WhenAny([.. running.Keys, changed]);
                if (running.Remove(done))
                {
                    await done;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsApart(Check check) => check.Touches.IsUnknown || check.Touches.MovesClock;

    // Who waits leaves the lane to others, but for one at a time: there each check is done before the next begins.
    private int Free(Dictionary<Task, Check> running) => parallel - running.Count + (parallel > 1 ? room.Waiting : 0);

    private Check? Next(LinkedList<Check> pending, Dictionary<Task, Check> running)
    {
        foreach (var check in Free(running) > 0 ? pending : [])
        {
            if (!running.Values.Any(other => other.Touches.Meets(check.Touches)))
            {
                return check;
            }

            // Nothing overtakes a check that waits for all others to be done: it would wait behind those that need not.
            if (check.Touches.IsUnknown || (check.Touches.MovesClock && running.Values.Any(other => !other.Touches.MovesClock)))
            {
                return null;
            }
        }

        return null;
    }
}
