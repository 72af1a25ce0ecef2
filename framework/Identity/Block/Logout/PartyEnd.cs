using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Ends what relying parties got, in the transaction that runs, and notes what they must be told.</summary>
internal sealed class PartyEnd(IdentityDbContext db, PairwiseSubjects subjects, RevocationBook revocations, ClientList clients, TimeProvider clock)
{
    /// <summary>Every code and refresh token is judged by its authorization too. Whoever changes one at this moment fails: it is not as it was. Blocks learn of it as well (IDN-23.1).</summary>
    public Task<int> RevokeAsync(Guid[] authorizations, CancellationToken cancellationToken)
    {
        revocations.Add(RevocationKind.Grant, authorizations.Select(RevocationBook.NameOf));
        return db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
            .Where(row => authorizations.Contains(row.Id))
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.Status, Statuses.Revoked).SetProperty(row => row.ConcurrencyToken, Guid.CreateVersion7().ToString()),
                cancellationToken);
    }

    /// <summary>Revokes one grant, in a transaction of its own.</summary>
    /// <param name="authorization">Its authorization as tokens name it; without one there is nothing to revoke.</param>
    public async Task EndAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(authorization, out var grant))
        {
            return;
        }

        var begun = (WorkStart.Begun)await db.OwnUnit().BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            await RevokeAsync([grant], cancellationToken);
            await begun.Work.CommitAsync(null, cancellationToken);
        }
    }

    /// <summary>Tells relying parties that a person is signed out in a session.</summary>
    public async Task TellAsync(Session session, IEnumerable<string> parties, CancellationToken cancellationToken)
    {
        foreach (var client in parties.Distinct())
        {
            await TellAsync((session.Tenant, client), session.PersonId, SessionIds.Of(session.Id, client), cancellationToken);
        }
    }

    /// <summary>Tells relying parties that nobody acts for a person there any more.</summary>
    public async Task TellAsync(string tenant, IEnumerable<DelegationGrant> grants, CancellationToken cancellationToken)
    {
        foreach (var grant in grants.DistinctBy(grant => (grant.SessionId, grant.ClientId, grant.DelegationId)))
        {
            await TellAsync((tenant, grant.ClientId), grant.PrincipalId, SessionIds.Of(grant.SessionId, grant.ClientId, grant.DelegationId), cancellationToken);
        }
    }

    private async Task TellAsync((string Tenant, string Client) party, PersonId person, string sessionId, CancellationToken cancellationToken)
    {
        if (clients.Find(party.Client)?.BackChannelLogoutUri is null)
        {
            return;
        }

        db.LogoutNotices.Add(new LogoutNotice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Tenant = party.Tenant,
            ClientId = party.Client,
            Subject = await subjects.OfAsync(party.Tenant, party.Client, person, cancellationToken),
            SessionId = sessionId,
            NextAttemptAt = clock.GetUtcNow(),
        });
        db.Announce(LogoutRounds.Work);
    }
}
