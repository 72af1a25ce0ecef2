using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Ends a session with all that came of it, in one transaction: the cookie, codes and refresh tokens, and what relying parties must be told.</summary>
internal sealed class SessionEnd(IdentityDbContext db, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit, PartyEnd ends, RevocationBook revocations, CurrentTenant tenant)
{
    /// <summary>Ends it; of several ends at the same moment one does all of this.</summary>
    public async Task EndAsync(Session session, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (await EndWithinAsync(session, session.PersonId.ToString(), cancellationToken))
            {
                await begun.Work.CommitAsync(null, cancellationToken);
            }
        }
    }

    /// <summary>Ends every session of a person, in the transaction that runs.</summary>
    /// <param name="actor">Who ends them.</param>
    public async Task EndAllAsync(PersonId person, string actor, CancellationToken cancellationToken)
    {
        await revocations.AddActedAsync(person, cancellationToken);
        foreach (var session in await db.Sessions.AsNoTracking().Where(row => row.PersonId == person).ToListAsync(cancellationToken))
        {
            await EndWithinAsync(session, actor, cancellationToken);
        }
    }

    private async Task<bool> EndWithinAsync(Session session, string actor, CancellationToken cancellationToken)
    {
        if (await db.Sessions.Where(row => row.Id == session.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        var parties = await db.SessionParties.AsNoTracking().Where(row => row.SessionId == session.Id).ToListAsync(cancellationToken);
        var acted = await db.DelegationGrants.AsNoTracking().Where(row => row.SessionId == session.Id).ToListAsync(cancellationToken);
        await ends.RevokeAsync([.. parties.Select(party => party.AuthorizationId)], cancellationToken);
        await ends.TellAsync(session, parties.ExceptBy(acted.Select(grant => grant.AuthorizationId), party => party.AuthorizationId).Select(party => party.ClientId), cancellationToken);
        await ends.TellAsync(session.Tenant, acted, cancellationToken);
        await db.DelegationGrants.Where(row => row.SessionId == session.Id).ExecuteDeleteAsync(cancellationToken);
        await db.SessionParties.Where(row => row.SessionId == session.Id).ExecuteDeleteAsync(cancellationToken);
        db.Record(new AuditEntry("identity.sign-out", actor) { Subject = session.PersonId.ToString(), Resource = $"person/{session.PersonId}" });
        return true;
    }
}
