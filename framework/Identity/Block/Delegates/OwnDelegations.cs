using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>What a signed-in person sees of delegations.</summary>
internal sealed class OwnDelegations(IdentityDbContext db, DelegatePersons persons, ClientList clients, TimeProvider clock)
{
    private const int MostShown = 50;

    /// <summary>The clients of a tenant that may be named.</summary>
    public IReadOnlyList<ClientOptions> ClientsOf(string tenant) =>
        [.. clients.All.Where(client => client.TakesDelegates && client.RedirectUris.Count > 0 && client.Tenants.Contains(tenant)).OrderBy(client => client.Id, StringComparer.Ordinal)];

    /// <summary>What the person gave or holds and what is not over, newest first.</summary>
    public async Task<IReadOnlyList<ShownDelegation>> ListAsync(PersonId person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Delegations.AsNoTracking()
            .Where(row => row.PrincipalId == person || row.DelegateId == person)
            .Where(row => (row.State == DelegationState.Offered && row.DecideBy > now) || (row.State == DelegationState.Accepted && row.EndsAt > now))
            .OrderByDescending(row => row.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        var names = await persons.ReadAsync(open.SelectMany(row => new[] { row.PrincipalId, row.DelegateId ?? row.PrincipalId }), cancellationToken);
        return [.. open.Select(row => Show(row, person, names))];
    }

    // Who was offered to act is a stranger until they accept (IDN-20.9).
    private static ShownDelegation Show(Delegation row, PersonId person, Dictionary<PersonId, Person> names) =>
        row.DelegateId == person ? new ShownDelegation(row, IsHeld: true, names[row.PrincipalId].FullName)
        : new ShownDelegation(row, IsHeld: false, row.State == DelegationState.Accepted ? names[row.DelegateId!.Value].FullName : null);
}

/// <summary>A delegation as one of the two sees it.</summary>
/// <param name="Delegation">The delegation.</param>
/// <param name="IsHeld">Whether they are the delegate.</param>
/// <param name="Name">The name of the other; <see langword="null"/> where only digits are known.</param>
internal sealed record ShownDelegation(Delegation Delegation, bool IsHeld, string? Name)
{
    /// <summary>Whether nobody has decided yet.</summary>
    public bool IsOffered => Delegation.State == DelegationState.Offered;
}
