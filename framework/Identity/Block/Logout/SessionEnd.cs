using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Ends a session with all that came of it, in one transaction: the cookie, codes and refresh tokens, and what relying parties must be told.</summary>
internal sealed class SessionEnd(
    IdentityDbContext db, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit, PairwiseSubjects subjects, ClientList clients, CurrentTenant tenant, TimeProvider clock)
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
        await RevokeAsync([.. parties.Select(party => party.AuthorizationId)], cancellationToken);
        await TellAsync(session, parties.Select(party => party.ClientId).Distinct(), cancellationToken);
        await db.SessionParties.Where(row => row.SessionId == session.Id).ExecuteDeleteAsync(cancellationToken);
        db.Record(new AuditEntry("identity.sign-out", actor) { Subject = session.PersonId.ToString(), Resource = $"person/{session.PersonId}" });
        return true;
    }

    // Every code and refresh token is judged by its authorization too. Whoever changes one at this moment fails: it is not as it was.
    private Task<int> RevokeAsync(Guid[] authorizations, CancellationToken cancellationToken) =>
        db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
            .Where(row => authorizations.Contains(row.Id))
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.Status, Statuses.Revoked).SetProperty(row => row.ConcurrencyToken, Guid.CreateVersion7().ToString()),
                cancellationToken);

    private async Task TellAsync(Session session, IEnumerable<string> parties, CancellationToken cancellationToken)
    {
        foreach (var client in parties.Where(party => clients.Find(party)?.BackChannelLogoutUri is not null))
        {
            db.LogoutNotices.Add(new LogoutNotice
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Tenant = session.Tenant,
                ClientId = client,
                Subject = await subjects.OfAsync(session.Tenant, client, session.PersonId, cancellationToken),
                SessionId = SessionIds.Of(session.Id, client),
                NextAttemptAt = clock.GetUtcNow(),
            });
        }

        db.Announce(LogoutRounds.Work);
    }
}
