using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows the owner of an account what was posted to it.</summary>
internal sealed class StatementDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems)
{
    public async Task<Results<Ok<PostingPage>, ProblemHttpResult>> StatementAsync(Guid accountId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await db.OwnAccountAsync(caller, accountId, cancellationToken) is not { } account)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var last = PostingId.From(after ?? Guid.AllBitsSet);
        var rows = await db.Postings.AsNoTracking()
            .Where(posting => posting.AccountId == account.Id && posting.Id < last)
            .OrderByDescending(posting => posting.Id)
            .Join(db.Transfers, posting => posting.TransferId, transfer => transfer.Id, (posting, transfer) => new { posting, transfer.Reference })
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        db.Record(new AuditEntry("account.statement", caller.Actor) { Resource = $"account/{accountId}" });
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].posting.Id.Value);
        return TypedResults.Ok(new PostingPage
        {
            Items = [.. rows.Take(limit).Select(row => row.posting.ToWire(account.Currency, row.Reference))],
            NextCursor = next,
        });
    }
}
