using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Outward;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Tells both sides what became of outward transfers.</summary>
internal sealed class OutwardDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, OutwardBook book)
{
    public async Task<Results<Ok<OutwardTransfer>, ProblemHttpResult>> GetAsync(Guid outwardId, CancellationToken cancellationToken)
    {
        if (await db.SeenOutwardAsync(caller, outwardId, cancellationToken) is not { } outward)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("outward.read", caller.Actor) { Resource = $"outward-transfer/{outwardId}" });
        return TypedResults.Ok(book.Read(outward));
    }

    public async Task<Results<Ok<OutwardTransferPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.SeenOutwardsAsync(caller, TransferId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("outward.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new OutwardTransferPage { Items = [.. rows.Take(limit).Select(book.Read)], NextCursor = next });
    }
}
