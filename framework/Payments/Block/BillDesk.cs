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

/// <summary>Shows bills to who issued them, and takes them back.</summary>
internal sealed class BillDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<Bill>, ProblemHttpResult>> GetAsync(Guid billId, CancellationToken cancellationToken)
    {
        if (await db.OwnBillAsync(caller, billId, cancellationToken) is not { } bill)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("bill.read", caller.Actor) { Resource = $"bill/{billId}" });
        return TypedResults.Ok(bill.ToWire(clock.GetUtcNow()));
    }

    public async Task<Results<Ok<BillPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.OwnBillsAsync(caller, BillId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("bills.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new BillPage { Items = [.. rows.Take(limit).Select(row => row.ToWire(clock.GetUtcNow()))], NextCursor = next });
    }

    public async Task<Results<Ok<Bill>, ProblemHttpResult>> CancelAsync(Guid billId, CancellationToken cancellationToken)
    {
        if (await db.OwnBillAsync(caller, billId, cancellationToken) is not { } bill)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var moment = clock.GetUtcNow();
        var cancelled = await db.CancelAsync(bill.Id, moment, cancellationToken);
        var now = (await db.OwnBillAsync(caller, billId, cancellationToken))!;
        if (!cancelled)
        {
            return problems.Write(now.StateRefusal(moment));
        }

        db.Record(new AuditEntry("bill.cancel", caller.Actor) { Resource = $"bill/{billId}" });
        return TypedResults.Ok(now.ToWire(moment));
    }
}
