using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Reads from the store what was revoked, by this instance or another.</summary>
internal sealed class StoredRevocations(IServiceScopeFactory scopes, ICommitCounts commits, IStoreFaults faults, TimeProvider clock) : IRevocationSource
{
    public long Version => commits.CountOf(RevocationBook.Work);

    public async Task<RevocationList> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = now - RevocationList.Memory;
        var from = since > oldest ? since.Value : oldest;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
            var items = await db.Revocations.AsNoTracking()
                .Where(row => row.At >= from)
                .OrderBy(row => row.At)
                .Take(RevocationList.Most + 1)
                .Select(row => new Revocation(row.Kind, row.Name, row.At))
                .ToListAsync(cancellationToken);
            return new RevocationList(now, [.. items.Take(RevocationList.Most)], items.Count <= RevocationList.Most);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new PeerUnavailableException(IdentityBlock.BlockName, "The store does not say what is revoked.", exception);
        }
    }
}
