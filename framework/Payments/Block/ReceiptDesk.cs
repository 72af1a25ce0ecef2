using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Gives receipts to who paid and to who was paid.</summary>
internal sealed class ReceiptDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems)
{
    public async Task<Results<Ok<Receipt>, ProblemHttpResult>> GetAsync(Guid transferId, CancellationToken cancellationToken)
    {
        if (await db.OwnTransferAsync(caller, transferId, cancellationToken) is not { } transfer)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("receipt.read", caller.Actor) { Resource = $"transfer/{transferId}" });
        return TypedResults.Ok(await db.ReceiptOfAsync(transfer, cancellationToken));
    }

    public async Task<Results<Ok<ReceiptPage>, ProblemHttpResult>> ListOwnAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.ReceiptsOfAsync(caller.Subject ?? "", TransferId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("receipts.list", caller.Actor) { Subject = caller.Subject });
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].TransferId);
        return TypedResults.Ok(new ReceiptPage { Items = [.. rows.Take(limit)], NextCursor = next });
    }
}
