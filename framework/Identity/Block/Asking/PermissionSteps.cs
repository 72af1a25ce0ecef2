using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Asking;

/// <summary>What a person makes of the permissions that they are asked for, for the API and for the page. Whoever calls commits the transaction.</summary>
internal sealed class PermissionSteps(IdentityDbContext db, TimeProvider clock)
{
    /// <summary>The permissions that a person was asked for.</summary>
    public IQueryable<Permission> Of(PersonId person) => db.Permissions.AsNoTracking().Where(row => row.PersonId == person);

    /// <summary>Grants or refuses; the first decision stays (IDN-16.8).</summary>
    public async Task<ProblemKind?> DecideAsync(PersonId person, Guid id, bool isGranted, CancellationToken cancellationToken)
    {
        if (await Of(person).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } asked)
        {
            return IdentityProblems.NotFound;
        }

        var now = clock.GetUtcNow();
        var (state, end) = isGranted ? (PermissionState.Granted, asked.EndIfGranted(now)) : (PermissionState.Refused, asked.ExpiresAt);
        var changed = await db.Permissions
            .Where(row => row.Id == id && row.State == PermissionState.Asked && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, state).SetProperty(row => row.ExpiresAt, end), cancellationToken);
        return Recorded(changed, isGranted ? "identity.permissions.grant" : "identity.permissions.refuse", person, asked) ? null : IdentityProblems.PermissionDecided;
    }

    /// <summary>Takes a granted permission back (IDN-16.10).</summary>
    public async Task<ProblemKind?> WithdrawAsync(PersonId person, Guid id, CancellationToken cancellationToken)
    {
        if (await Of(person).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } granted)
        {
            return IdentityProblems.NotFound;
        }

        var now = clock.GetUtcNow();
        var changed = await db.Permissions
            .Where(row => row.Id == id && row.State == PermissionState.Granted && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, PermissionState.Withdrawn), cancellationToken);
        return Recorded(changed, "identity.permissions.withdraw", person, granted) ? null : IdentityProblems.PermissionNotHeld;
    }

    private bool Recorded(int changed, string action, PersonId person, Permission permission)
    {
        if (changed == 1)
        {
            db.Record(new AuditEntry(action, person.ToString()) { Subject = person.ToString(), Resource = $"permission/{permission.Id}", Purpose = permission.Client });
        }

        return changed == 1;
    }
}
