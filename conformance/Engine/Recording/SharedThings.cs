using System.Collections.Concurrent;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Things of a run that several checks share, for example tokens: made once, and again when they are stale.</summary>
/// <remarks>
/// A gate for each key, not one for all: to sign a person in, the suite asks for a token of its own on the way. Each making has a course
/// of its own, so that whichever check happened to need the thing first has no other evidence than the rest.
/// </remarks>
/// <param name="before">Turns before the first; a run that goes on does not give a number twice.</param>
internal sealed class SharedThings(int before) : IDisposable
{
    private readonly ConcurrentDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, int Turn), Lazy<Task<object>>> remade = new();

    /// <summary>The thing.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="run">The check that needs it.</param>
    /// <param name="make">Makes it, with the course that it is given.</param>
    /// <param name="isFresh">Whether one that was made can still be used.</param>
    public async Task<T> GetAsync<T>(string key, CheckRun run, Func<CheckRun, Task<T>> make, Func<T, bool> isFresh)
        where T : class
    {
        if (run.Course.Journal.Turn(key) is { } turn)
        {
            return (T)await remade.GetOrAdd((key, turn), _ => new Lazy<Task<object>>(async () => await make(run.Sharing(key, turn)))).Value;
        }

        var shelf = shelves.GetOrAdd(key, _ => new Shelf { Turn = before });
        await shelf.Gate.WaitAsync(run.CancellationToken);
        try
        {
            if (shelf.Thing is not T thing || !isFresh(thing))
            {
                run.Course.Journal.Used(key, ++shelf.Turn);
                shelf.Thing = thing = await MakeAsync(make, run.Sharing(key, shelf.Turn));
                return thing;
            }

            run.Course.Journal.Used(key, shelf.Turn);
            return thing;
        }
        finally
        {
            shelf.Gate.Release();
        }
    }

    private static async Task<T> MakeAsync<T>(Func<CheckRun, Task<T>> make, CheckRun sharing)
    {
        try
        {
            return await make(sharing);
        }
        catch (OperationCanceledException)
        {
            sharing.Course.Journal.IsOutOfTime = true;
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var shelf in shelves.Values)
        {
            shelf.Gate.Dispose();
        }
    }

    private sealed class Shelf
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Turn { get; set; }

        public object? Thing { get; set; }
    }
}
