using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>The applications of the agent who is signed in at the desk. Whoever calls commits the transaction.</summary>
internal sealed class DeskFilings(IdentityDbContext db, Caller caller, ApplicationBook book)
{
    /// <summary>How many a page shows.</summary>
    public const int PageSize = 25;

    /// <summary>The agent, as applications name them.</summary>
    public string Agent => caller.Actor;

    /// <summary>Their applications, newest first.</summary>
    /// <param name="status">The state, by its name at the desk; <see langword="null"/> for all.</param>
    /// <param name="before">The last one of the page before.</param>
    /// <returns>A page of them, and where the next one begins.</returns>
    public async Task<(IReadOnlyList<FiledApplication> Shown, Guid? Next)> ListAsync(string? status, Guid? before, CancellationToken cancellationToken)
    {
        var last = new EnrolmentId(before ?? Guid.AllBitsSet);
        var rows = await DeskStatus.Only(db.Filed(caller), status).Where(row => row.Id < last).OrderByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        db.Record(new AuditEntry("identity.enrolments.list", caller.Actor));
        return (rows.Count > PageSize ? rows[..PageSize] : rows, rows.Count > PageSize ? rows[PageSize - 1].Id.Value : null);
    }

    /// <summary>One of their applications.</summary>
    public async Task<FiledApplication?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.OwnApplicationAsync(caller, id, cancellationToken);
        if (found is not null)
        {
            db.Record(new AuditEntry("identity.enrolment.read", caller.Actor) { Resource = $"enrolment-application/{found.Id}" });
        }

        return found;
    }

    /// <summary>Makes a draft.</summary>
    /// <returns>It, or why not.</returns>
    public async Task<(FiledApplication? Filed, ProblemKind? Refusal)> DraftAsync(EnrolmentDraft draft, CancellationToken cancellationToken)
    {
        if (book.Refuse(draft) is { } refusal)
        {
            return (null, refusal);
        }

        var filed = book.Read(draft);
        await book.AddAsync(filed, [], cancellationToken);
        return (filed, null);
    }

    /// <summary>Replaces what a draft says, when it is still as the agent saw it; an empty PIN keeps the one that the person chose.</summary>
    public async Task<ProblemKind?> ReviseAsync(FiledApplication filed, long version, EnrolmentDraft draft, CancellationToken cancellationToken)
    {
        var keepsPin = draft.Pin.Length == 0;
        var refusal = filed.Status != EnrolmentStatus.Draft ? IdentityProblems.ApplicationStateRefuses
            : filed.Version != version ? CoreProblems.Stale
            : !keepsPin ? book.Refuse(draft)
            : Person.IsInFuture(draft.DateOfBirth, book.Now) ? IdentityProblems.BirthInFuture
            : null;
        if (refusal is null && !await db.ReviseAsync(filed, book.Read(draft, keepsPin ? filed.PinHash : null), cancellationToken))
        {
            refusal = CoreProblems.Stale;
        }

        if (refusal is null)
        {
            await book.RecordAsync("revise", filed, cancellationToken);
        }

        return refusal;
    }

    /// <summary>Submits a draft as it stands now.</summary>
    public async Task<ProblemKind?> SubmitAsync(EnrolmentId id, CancellationToken cancellationToken)
    {
        var filed = (await db.OwnApplicationAsync(caller, id.Value, cancellationToken))!;
        if (await book.SubmitAsync(filed, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await book.RecordAsync("submit", filed, cancellationToken);
        return null;
    }
}
