using System.Collections.Concurrent;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>Wakes the deliverer of a block as soon as events are committed in this process.</summary>
internal sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> signals = new(StringComparer.Ordinal);

    public void Notify(string block)
    {
        var signal = Of(block);
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }

    /// <summary>Waits for a commit, or for the time after which other processes' events are looked for.</summary>
    public Task WaitAsync(string block, TimeSpan atMost, CancellationToken cancellationToken) => Of(block).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(string block) => signals.GetOrAdd(block, static _ => new SemaphoreSlim(0));
}
