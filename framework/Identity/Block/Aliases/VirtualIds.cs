using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Aliases;

/// <summary>Makes, rotates and revokes the virtual ids of a person (section 12), for the API and for the page. Whoever calls commits the transaction.</summary>
internal sealed class VirtualIds(IdentityDbContext db, TimeProvider clock)
{
    /// <summary>The virtual ids of a person, revoked ones too.</summary>
    public IQueryable<VirtualId> Of(PersonId person) => db.VirtualIds.AsNoTracking().Where(row => row.PersonId == person);

    /// <summary>The active one; <see langword="null"/> when the person has none.</summary>
    public Task<VirtualId?> ActiveAsync(PersonId person, CancellationToken cancellationToken) =>
        Of(person).SingleOrDefaultAsync(row => row.RevokedAt == null, cancellationToken);

    /// <summary>Gives a person a virtual id; of several at the same moment one is made (IDN-12.3).</summary>
    public async Task<(VirtualId? Made, ProblemKind? Problem)> MakeAsync(string tenant, PersonId person, CancellationToken cancellationToken)
    {
        while (true)
        {
            var made = VirtualId.Make(tenant, person, clock.GetUtcNow());
            if (await db.TryInsertAsync(made, cancellationToken))
            {
                Record("identity.virtual-id.make", person, made.Id);
                return (made, null);
            }

            // Else the digits were somebody's before, and others are drawn.
            if (await Of(person).AnyAsync(row => row.RevokedAt == null, cancellationToken))
            {
                return (null, IdentityProblems.VirtualIdActive);
            }
        }
    }

    /// <summary>Revokes a virtual id and makes another (IDN-12.4).</summary>
    public async Task<(VirtualId? Made, ProblemKind? Problem)> RotateAsync(string tenant, PersonId person, Guid id, CancellationToken cancellationToken) =>
        await RevokeAsync(person, id, cancellationToken) is { } problem ? (null, problem) : await MakeAsync(tenant, person, cancellationToken);

    /// <summary>Revokes a virtual id for good; of several at the same moment one does (IDN-12.15).</summary>
    public async Task<ProblemKind?> RevokeAsync(PersonId person, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var revoked = await db.VirtualIds
            .Where(row => row.Id == id && row.PersonId == person && row.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.RevokedAt, now), cancellationToken);
        if (revoked == 1)
        {
            Record("identity.virtual-id.revoke", person, id);
            return null;
        }

        return await Of(person).AnyAsync(row => row.Id == id, cancellationToken) ? IdentityProblems.VirtualIdRevoked : IdentityProblems.NotFound;
    }

    private void Record(string action, PersonId person, Guid id) =>
        db.Record(new AuditEntry(action, person.ToString()) { Subject = person.ToString(), Resource = $"virtual-id/{id}" });
}
