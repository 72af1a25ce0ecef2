using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows disputes to their parties and to who decides them.</summary>
internal sealed class DisputeDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, DisputeBook book)
{
    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> GetAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        if (await db.SeenDisputeAsync(caller, disputeId, cancellationToken) is not { } dispute)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var history = await db.HistoryAsync([dispute.Id], cancellationToken);
        db.Record(new AuditEntry("dispute.read", caller.Actor) { Resource = $"dispute/{disputeId}" });
        return TypedResults.Ok(dispute.ToWire(history[dispute.Id], book.Now));
    }

    public async Task<Results<Ok<DisputePage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, DisputeStatus? status, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.SeenDisputesAsync(caller, new DisputeFilter(status, book.Now), DisputeId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        var history = await db.HistoryAsync([.. rows.Select(row => row.Id)], cancellationToken);
        db.Record(new AuditEntry("disputes.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new DisputePage { Items = [.. rows.Take(limit).Select(row => row.ToWire(history[row.Id], book.Now))], NextCursor = next });
    }
}
