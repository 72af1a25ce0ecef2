using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>The same work on many things, on some of them at the same time.</summary>
public static class SideBySide
{
    // Which things are worked on before a failure ends the check must not hang on which was the fastest: the verdict could not be recomputed.
    private const int Wave = 24;

    /// <summary>Works on each thing, as many at once as the run lets a check; a failure is that of the first thing in the order, once its wave is done.</summary>
    /// <param name="run">The check.</param>
    /// <param name="things">The things; none may disturb another.</param>
    /// <param name="work">The work on one.</param>
    public static async Task ForEachAsync<T>(CheckRun run, IEnumerable<T> things, Func<T, Task> work)
    {
        using var lanes = new SemaphoreSlim(run.Lanes);
        var strands = run.FanOut();
        foreach (var wave in things.Select((thing, place) => (thing, place)).Chunk(Wave))
        {
            Task[] tasks = [.. wave.Select(one => InLaneAsync(one.thing, strands(one.place)))];
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var task in tasks)
            {
                await task;
            }
        }

        async Task InLaneAsync(T thing, Strand strand)
        {
            strand.Begin();
            await lanes.WaitAsync(run.CancellationToken);
            try
            {
                await work(thing);
            }
            finally
            {
                lanes.Release();
            }
        }
    }
}
