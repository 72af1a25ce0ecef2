using System.Collections.Concurrent;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>
/// Lets one writer of this process at a time into a SQLite file. SQLite itself makes a second writer poll with a blocked
/// thread; here it waits in turn without one. Writers of other processes are kept out by SQLite's own lock.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim semaphore;
    private int released;

    private WriteGate(SemaphoreSlim semaphore) => this.semaphore = semaphore;

    /// <exception cref="StoreUnavailableException">The gate stayed closed for longer than <paramref name="timeout"/>.</exception>
    public static async Task<IDisposable> EnterAsync(string file, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var semaphore = Gates.GetOrAdd(Path.GetFullPath(file), static _ => new SemaphoreSlim(1, 1));
        return await semaphore.WaitAsync(timeout, cancellationToken)
            ? new WriteGate(semaphore)
            : throw new StoreUnavailableException($"Another transaction kept {Path.GetFileName(file)} locked for {timeout}.");
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref released, 1) == 0)
        {
            semaphore.Release();
        }
    }
}
