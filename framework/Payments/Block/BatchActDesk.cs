using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Releases batches, and lets their makers pause, resume and cancel them. The batch is locked before its account, as the payment of a line does.</summary>
internal sealed class BatchActDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    private static readonly BatchStatus[] Released = [BatchStatus.Processing, BatchStatus.Paused];

    private static readonly BatchStatus[] Unreleased = [BatchStatus.Received, BatchStatus.Validated];

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> ReleaseAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await db.BatchAsync(BatchId.From(batchId), cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (batch.IsMadeBy(caller))
        {
            return problems.Write(PaymentsProblems.ReleasedByMaker);
        }

        if (!await db.ReleaseAsync(batch.Id, caller.Actor, clock.GetUtcNow(), cancellationToken))
        {
            return problems.Write(PaymentsProblems.BatchStateRefuses);
        }

        if (!await db.ReserveAsync(batch.DebtorAccountId, batch.OpenSum, cancellationToken))
        {
            return problems.Write(await db.AreActiveAsync([batch.DebtorAccountId], cancellationToken) ? PaymentsProblems.InsufficientFunds : PaymentsProblems.AccountNotActive);
        }

        return await AnswerAsync(batch.Id, "batch.release", cancellationToken);
    }

    public Task<Results<Ok<Batch>, ProblemHttpResult>> PauseAsync(Guid batchId, CancellationToken cancellationToken) =>
        ChangeAsync(batchId, BatchStatus.Processing, BatchStatus.Paused, "batch.pause", cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> ResumeAsync(Guid batchId, CancellationToken cancellationToken) =>
        ChangeAsync(batchId, BatchStatus.Paused, BatchStatus.Processing, "batch.resume", cancellationToken);

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> CancelAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await db.OwnBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (await db.ChangeAsync(batch.Id, Released, BatchStatus.Cancelled, cancellationToken))
        {
            // Only now do the tallies stand still.
            await db.FreeAsync(batch.DebtorAccountId, (await db.BatchAsync(batch.Id, cancellationToken))!.OpenSum, cancellationToken);
        }
        else if (!await db.ChangeAsync(batch.Id, Unreleased, BatchStatus.Cancelled, cancellationToken))
        {
            return problems.Write(PaymentsProblems.BatchStateRefuses);
        }

        await db.TellAsync(PaymentEvent.Finished(batch, BatchStatus.Cancelled), [batch.Owner], cancellationToken);
        return await AnswerAsync(batch.Id, "batch.cancel", cancellationToken);
    }

    private async Task<Results<Ok<Batch>, ProblemHttpResult>> ChangeAsync(Guid batchId, BatchStatus from, BatchStatus to, string action, CancellationToken cancellationToken)
    {
        if (await db.OwnBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        return await db.ChangeAsync(batch.Id, [from], to, cancellationToken)
            ? await AnswerAsync(batch.Id, action, cancellationToken)
            : problems.Write(PaymentsProblems.BatchStateRefuses);
    }

    private async Task<Ok<Batch>> AnswerAsync(BatchId id, string action, CancellationToken cancellationToken)
    {
        db.Announce(BatchWorker.Work);
        db.Record(new AuditEntry(action, caller.Actor) { Resource = $"batch/{id.Value}" });
        return TypedResults.Ok((await db.BatchAsync(id, cancellationToken))!.ToWire());
    }
}
