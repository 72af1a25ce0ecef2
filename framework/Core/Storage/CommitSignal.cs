using System.Collections.Concurrent;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Wakes who waits for work as soon as this process has committed some; several commits before the waiting begins wake once.</summary>
internal sealed class CommitSignal : ICommitCounts
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> signals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public long CountOf(string work) => counts.GetValueOrDefault(work);

    /// <param name="work">The name of the work, a block's name for its outbox.</param>
    public void Notify(string work)
    {
        counts.AddOrUpdate(work, 1, static (_, count) => count + 1);
        var signal = Of(work);
        lock (signal)
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    /// <summary>Waits for a commit, or for the time after which what clocks and other processes made due is looked for.</summary>
    public Task WaitAsync(string work, TimeSpan atMost, CancellationToken cancellationToken) => Of(work).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(string work) => signals.GetOrAdd(work, static _ => new SemaphoreSlim(0));
}
