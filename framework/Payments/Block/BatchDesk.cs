using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Announces batches, and shows how far they are.</summary>
internal sealed class BatchDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<Batch>, ProblemHttpResult>> CreateAsync(BatchDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Total.Currency, draft.Total.Amount, out var total) || total.MinorUnits <= 0)
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.DebtorAccountId, cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (debtor.Currency != draft.Total.Currency)
        {
            return problems.Write(PaymentsProblems.CurrenciesDiffer);
        }

        var batch = Announced(draft, debtor, total.MinorUnits);
        db.Batches.Add(batch);
        db.Record(new AuditEntry("batch.create", caller.Actor) { Resource = $"batch/{batch.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/payments/v1/batches/{batch.Id.Value}", batch.ToWire());
    }

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> GetAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await db.SeenBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("batch.read", caller.Actor) { Resource = $"batch/{batchId}" });
        return TypedResults.Ok(batch.ToWire());
    }

    private PaymentBatch Announced(BatchDraft draft, LedgerAccount debtor, long total)
    {
        var now = clock.GetUtcNow();
        return new PaymentBatch
        {
            Id = BatchId.From(Guid.CreateVersion7(now)),
            Owner = caller.ClientId,
            Maker = caller.Subject,
            DebtorAccountId = debtor.Id,
            Currency = debtor.Currency,
            Reference = draft.Reference,
            ExpectedCount = draft.LineCount,
            ExpectedSum = total,
            ExecuteAt = draft.ExecuteAt,
            CreatedAt = now,
        };
    }
}
