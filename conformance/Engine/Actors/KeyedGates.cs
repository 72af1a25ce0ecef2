using System.Collections.Concurrent;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Lets one at a time through for each key.</summary>
internal sealed class KeyedGates : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>Waits for the gate and does the work behind it.</summary>
    public async Task<T> ThroughAsync<T>(string key, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var gate = gates.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
        {
            gate.Dispose();
        }
    }
}
