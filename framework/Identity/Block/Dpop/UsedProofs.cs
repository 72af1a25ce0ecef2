using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>The memory of the authorization server: its store, so that a proof is accepted once by all instances together (IDN-6.11).</summary>
internal sealed class UsedProofs(IdentityDbContext db) : IProofMemory
{
    public async ValueTask<bool> TryRememberAsync(string proof, DateTimeOffset until, CancellationToken cancellationToken) =>
        await db.TryInsertAsync(new UsedProof { Proof = proof, ExpiresAt = until }, cancellationToken);
}
