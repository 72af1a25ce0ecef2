using DigitalIndiaStack.Core.Security.Dpop.Rules;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>
/// The memory of a block's API: of this process, and bounded. Two generations, of which the older is dropped when nothing in it could be accepted
/// any more. When it is full, requests with proofs are answered 503 rather than let through twice.
/// </summary>
internal sealed class ProofMemory(TimeProvider clock) : IProofMemory
{
    private static readonly long Generation = (TimeRule.LongestLife + TimeRule.Skew + TimeRule.Skew).Ticks;

    private readonly Lock gate = new();
    private HashSet<string> older = new(StringComparer.Ordinal);
    private HashSet<string> newer = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>How many proofs a generation holds: some 50 MB, and 3,000 requests a second.</summary>
    internal int Capacity { get; init; } = 250_000;

    public ValueTask<bool> TryRememberAsync(string proof, DateTimeOffset until, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Turn(clock.GetUtcNow().UtcTicks / Generation);
            if (older.Contains(proof) || newer.Contains(proof))
            {
                return ValueTask.FromResult(false);
            }

            if (newer.Count >= Capacity)
            {
                throw new StoreUnavailableException("The memory of DPoP proofs is full.");
            }

            newer.Add(proof);
            return ValueTask.FromResult(true);
        }
    }

    private void Turn(long now)
    {
        if (now == generation)
        {
            return;
        }

        // A sandbox's clock may jump, back too: what was made in another time is refused for its time.
        older = now == generation + 1 ? newer : new(StringComparer.Ordinal);
        newer = new(StringComparer.Ordinal);
        generation = now;
    }
}
