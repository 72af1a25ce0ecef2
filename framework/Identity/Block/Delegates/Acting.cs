using System.Security.Claims;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Says for whom a person may act at a relying party, and whether what came of it still holds.</summary>
internal sealed class Acting(IdentityDbContext db, DelegatePersons persons, ClientDirectory clients, TimeProvider clock)
{
    /// <summary>Those for whom a person may act at a client now.</summary>
    public async Task<IReadOnlyList<(Delegation Delegation, Person Principal)>> ForAsync(PersonId person, string client, CancellationToken cancellationToken)
    {
        if (await clients.FindAsync(client, cancellationToken) is not { TakesDelegates: true } access)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var held = await db.Delegations.AsNoTracking()
            .Where(row => row.DelegateId == person && row.State == DelegationState.Accepted && row.EndsAt > now)
            .OrderByDescending(row => row.EndsAt)
            .ToListAsync(cancellationToken);
        var here = held.Where(row => access.Tenants.Contains(row.Tenant) && row.HoldsAt(client, now)).ToList();
        if (here.Count == 0 || !persons.IsReady(await persons.GetAsync(person, cancellationToken)))
        {
            return [];
        }

        var principals = await persons.ReadAsync(here.Select(row => row.PrincipalId), cancellationToken);
        return [.. here.Select(row => (row, principals[row.PrincipalId])).Where(pair => persons.IsReady(pair.Item2))];
    }

    /// <summary>The delegation by which a person wants to act at a client; <see langword="null"/> when it does not hold there.</summary>
    public async Task<Delegation?> FindAsync(PersonId person, string client, Guid id, CancellationToken cancellationToken) =>
        (await ForAsync(person, client, cancellationToken)).Select(pair => pair.Delegation).FirstOrDefault(row => row.Id == id);

    /// <summary>
    /// Notes that a code is given to a delegate, in the transaction that runs. The row of the delegation is taken first: its end at the same moment
    /// either finds this code too, or leaves nothing to act by (IDN-20.6).
    /// </summary>
    /// <returns><see langword="false"/> when the delegation is over.</returns>
    public async Task<bool> TryJoinAsync(ClaimsPrincipal principal, SessionParty party, CancellationToken cancellationToken)
    {
        if (PersonPrincipal.ActsBy(principal) is not { } id)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        var held = await db.Delegations
            .Where(row => row.Id == id && row.State == DelegationState.Accepted && row.EndsAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.EndsAt, row => row.EndsAt), cancellationToken);
        if (held > 0)
        {
            Note(id, (PersonPrincipal.IdOf(principal)!.Value, PersonPrincipal.DelegateOf(principal)!.Value), party);
        }

        return held > 0;
    }

    /// <summary>What a delegate got under an authorization; <see langword="null"/> when it holds no more, for either of the two.</summary>
    public async Task<DelegationGrant?> GrantAsync(string? authorizationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Guid.TryParse(authorizationId, out var id)
            && await db.DelegationGrants.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorizationId == id, cancellationToken) is { } grant
            && await db.Delegations.AnyAsync(row => row.Id == grant.DelegationId && row.State == DelegationState.Accepted && row.EndsAt > now, cancellationToken)
            && (await persons.ReadAsync([grant.PrincipalId, grant.DelegateId], cancellationToken)).Values.All(person => persons.Fits(person) && person.LetsIn(grant.JoinedAt))
                ? grant
                : null;
    }

    private void Note(Guid id, (PersonId Principal, PersonId Delegate) pair, SessionParty party)
    {
        var (principal, acting) = pair;
        db.DelegationGrants.Add(new DelegationGrant
        {
            AuthorizationId = party.AuthorizationId,
            DelegationId = id,
            PrincipalId = principal,
            DelegateId = acting,
            ClientId = party.ClientId,
            SessionId = party.SessionId,
            JoinedAt = party.JoinedAt,
        });
        db.History.Add(new SignInEvent { PersonId = acting, At = party.JoinedAt, Outcome = SignInOutcome.ActedFor, Client = party.ClientId, Other = principal });
        db.History.Add(new SignInEvent { PersonId = principal, At = party.JoinedAt, Outcome = SignInOutcome.ActedBy, Client = party.ClientId, Other = acting });
        db.Record(new AuditEntry("identity.delegate.act", $"{acting}") { Subject = $"{principal}", Resource = $"delegation/{id}", Detail = new Dictionary<string, string> { ["client"] = party.ClientId } });
    }
}
