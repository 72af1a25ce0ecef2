using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Shows applications to those who filed them and to those who review.</summary>
internal sealed class ApplicationDesk(IdentityDbContext db, Caller caller, IdPages pages, ProblemWriter problems, ApplicationAnswers answers)
{
    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> GetAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var id = new EnrolmentId(applicationId);
        if (await db.Seen(caller).FirstOrDefaultAsync(filed => filed.Id == id, cancellationToken) is not { } found)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        db.Record(new AuditEntry("identity.enrolment.read", caller.Actor) { Resource = $"enrolment-application/{found.Id}" });
        return TypedResults.Ok(await answers.ShowAsync(found, cancellationToken));
    }

    public async Task<Results<Ok<EnrolmentPage>, ProblemHttpResult>> ListAsync(EnrolmentStatus? status, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var before = new EnrolmentId(after ?? Guid.AllBitsSet);
        var rows = await db.Seen(caller).Where(filed => filed.Id < before && (status == null || filed.Status == status))
            .OrderByDescending(filed => filed.Id).Take(limit + 1).ToListAsync(cancellationToken);
        db.Record(new AuditEntry("identity.enrolments.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new EnrolmentPage { Items = await answers.ShowAsync([.. rows.Take(limit)], cancellationToken), NextCursor = next });
    }
}
