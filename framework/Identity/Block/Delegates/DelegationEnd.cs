using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Ends what came of a delegation, in the transaction that runs: codes and refresh tokens, and relying parties are told as at a logout.</summary>
internal sealed class DelegationEnd(IdentityDbContext db, PartyEnd parties)
{
    public async Task EndAsync(Delegation delegation, CancellationToken cancellationToken)
    {
        var grants = db.DelegationGrants.Where(row => row.DelegationId == delegation.Id);
        var made = await grants.AsNoTracking().ToListAsync(cancellationToken);
        if (made.Count == 0)
        {
            return;
        }

        await parties.RevokeAsync([.. made.Select(grant => grant.AuthorizationId)], cancellationToken);
        await parties.TellAsync(delegation.Tenant, made, cancellationToken);
        await grants.ExecuteDeleteAsync(cancellationToken);
    }
}
