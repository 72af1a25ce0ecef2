using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>A store in memory that keeps the promises of <see cref="IUnitOfWork"/>: nothing is seen before a commit, keys go with their work.</summary>
internal sealed class MemoryStore
{
    private readonly Dictionary<string, (string Fingerprint, StoredAnswer? Answer)> keys = [];

    public ConcurrentDictionary<Guid, Thing> Things { get; } = new();

    public int Commits { get; private set; }

    public int Flushes { get; private set; }

    /// <summary>Set to make each commit fail.</summary>
    public bool IsDown { get; set; }

    public sealed class StaleException() : Exception("secret of the row");

    public sealed class Faults : IStoreFaults
    {
        public bool IsUnavailable(Exception exception) => exception is TimeoutException;

        public bool IsStale(Exception exception) => exception is StaleException;
    }

    public sealed class Unit(MemoryStore store) : IUnitOfWork
    {
        private readonly List<Thing> pending = [];

        public void Save(Thing thing) => pending.Add(thing);

        public Task<WorkStart> BeginAsync(IdempotentRequest? request, CancellationToken cancellationToken) =>
            Task.FromResult(store.Begin(this, request));

        public Task FlushAsync(CancellationToken cancellationToken)
        {
            store.Flushes++;
            return store.IsDown ? throw new StoreUnavailableException("down") : Task.CompletedTask;
        }

        public void Apply() => pending.ForEach(thing => store.Things[thing.Id] = thing);
    }

    private WorkStart Begin(Unit unit, IdempotentRequest? request)
    {
        var key = request is null ? null : $"{request.Tenant}/{request.ClientId}/{request.Operation}/{request.Key}";
        lock (keys)
        {
            if (key is not null && keys.TryGetValue(key, out var known))
            {
                return known.Fingerprint != request!.Fingerprint ? new WorkStart.Mismatch()
                    : known.Answer is { } answer ? new WorkStart.Replay(answer)
                    : new WorkStart.StillRunning();
            }

            if (key is not null)
            {
                keys[key] = (request!.Fingerprint, null);
            }
        }

        return new WorkStart.Begun(new Work(this, unit, key));
    }

    private sealed class Work(MemoryStore store, Unit unit, string? key) : IWork
    {
        private bool done;

        public Task CommitAsync(StoredAnswer? answer, CancellationToken cancellationToken)
        {
            if (store.IsDown)
            {
                throw new StoreUnavailableException("down");
            }

            lock (store.keys)
            {
                unit.Apply();
                store.Commits++;
                done = true;
                if (key is not null)
                {
                    store.keys[key] = (store.keys[key].Fingerprint, answer);
                }
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (!done && key is not null)
            {
                lock (store.keys)
                {
                    store.keys.Remove(key);
                }
            }

            return ValueTask.CompletedTask;
        }
    }
}
