using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Permission = DigitalIndiaStack.Identity.Contracts.Permission;

namespace DigitalIndiaStack.Identity.Block.Asking;

/// <summary>Takes what relying parties ask persons for, and what persons answer.</summary>
internal sealed class PermissionDesk(IdentityDbContext db, PermissionSteps steps, PairwiseSubjects subjects, OwnPerson own, PermissionWire wire, Caller caller, ProblemWriter problems)
{
    public async Task<Results<Created<Permission>, ProblemHttpResult>> AskAsync(PermissionDraft draft, CancellationToken cancellationToken)
    {
        if (!Domain.Permission.Fits(draft.Purpose, draft.Items))
        {
            return problems.Write(IdentityProblems.ItemsUnfit);
        }

        var (tenant, client) = (caller.Tenant.Value, caller.ClientId);
        var key = draft.Purpose == PermissionPurpose.Kyc ? draft.KeyId ?? "" : null;
        if (key is not null && !await db.EncryptionKeys.AnyAsync(row => row.Tenant == tenant && row.Client == client && row.KeyId == key, cancellationToken))
        {
            return problems.Write(IdentityProblems.KeyUnusable);
        }

        var now = wire.Now;
        var asked = new Domain.Permission
        {
            Id = Guid.CreateVersion7(now),
            Tenant = tenant,
            Client = client,
            Subject = draft.Subject,
            PersonId = await subjects.FindAsync(tenant, client, draft.Subject, cancellationToken),
            Purpose = draft.Purpose,
            ItemNames = string.Join(' ', draft.Items),
            Reason = draft.Reason,
            KeyId = key,
            AskedAt = now,
            ExpiresAt = now + Domain.Permission.ShortLife,
        };
        db.Permissions.Add(asked);
        db.Record(new AuditEntry("identity.permissions.ask", caller.Actor) { Subject = asked.PersonId?.ToString(), Resource = $"permission/{asked.Id}" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/identity/v1/permissions/{asked.Id}", wire.Show(asked));
    }

    public async Task<Results<Ok<Permission>, ProblemHttpResult>> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var (tenant, client) = (caller.Tenant.Value, caller.ClientId);
        return await db.Permissions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Tenant == tenant && row.Client == client, cancellationToken) is { } found
            ? TypedResults.Ok(wire.Show(found))
            : problems.Write(IdentityProblems.NotFound);
    }

    public Task<Results<Ok<Permission>, ProblemHttpResult>> DecideAsync(Guid id, PermissionDecision decision, CancellationToken cancellationToken) =>
        ChangeAsync(id, person => steps.DecideAsync(person, id, decision.Decision == PermissionAnswer.Grant, cancellationToken), cancellationToken);

    public Task<Results<Ok<Permission>, ProblemHttpResult>> WithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, person => steps.WithdrawAsync(person, id, cancellationToken), cancellationToken);

    private async Task<Results<Ok<Permission>, ProblemHttpResult>> ChangeAsync(Guid id, Func<PersonId, Task<ProblemKind?>> change, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } person)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        return await change(person) is { } problem
            ? problems.Write(problem)
            : TypedResults.Ok(wire.Show(await steps.Of(person).SingleAsync(row => row.Id == id, cancellationToken)));
    }
}
