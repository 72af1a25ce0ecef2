using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>What people and clients do with a batch that they may act on. Each gives the problem that refuses it; then nothing may be committed. The batch is locked before its account, as the payment of a line does.</summary>
internal sealed class BatchActs(PaymentsDbContext db, Caller caller, TimeProvider clock)
{
    private static readonly BatchStatus[] Released = [BatchStatus.Processing, BatchStatus.Paused];

    private static readonly BatchStatus[] Unreleased = [BatchStatus.Received, BatchStatus.Validated];

    /// <summary>Releases a batch and reserves what it pays.</summary>
    public async Task<ProblemKind?> ReleaseAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        if (batch.IsMadeBy(caller))
        {
            return PaymentsProblems.ReleasedByMaker;
        }

        if (!await db.ReleaseAsync(batch.Id, caller.Actor, clock.GetUtcNow(), cancellationToken))
        {
            return PaymentsProblems.BatchStateRefuses;
        }

        if (!await db.ReserveAsync(batch.DebtorAccountId, batch.OpenSum, cancellationToken))
        {
            return await db.AreActiveAsync([batch.DebtorAccountId], cancellationToken) ? PaymentsProblems.InsufficientFunds : PaymentsProblems.AccountNotActive;
        }

        return Done(batch, "batch.release");
    }

    public Task<ProblemKind?> PauseAsync(PaymentBatch batch, CancellationToken cancellationToken) =>
        ChangeAsync(batch, BatchStatus.Processing, BatchStatus.Paused, "batch.pause", cancellationToken);

    public Task<ProblemKind?> ResumeAsync(PaymentBatch batch, CancellationToken cancellationToken) =>
        ChangeAsync(batch, BatchStatus.Paused, BatchStatus.Processing, "batch.resume", cancellationToken);

    /// <summary>Ends a batch and frees what it reserved.</summary>
    public async Task<ProblemKind?> CancelAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        if (await db.ChangeAsync(batch.Id, Released, BatchStatus.Cancelled, cancellationToken))
        {
            // Only now do the tallies stand still.
            await db.FreeAsync(batch.DebtorAccountId, (await db.BatchAsync(batch.Id, cancellationToken))!.OpenSum, cancellationToken);
        }
        else if (!await db.ChangeAsync(batch.Id, Unreleased, BatchStatus.Cancelled, cancellationToken))
        {
            return PaymentsProblems.BatchStateRefuses;
        }

        await db.TellAsync(PaymentEvent.Finished(batch, BatchStatus.Cancelled), [batch.Owner], cancellationToken);
        return Done(batch, "batch.cancel");
    }

    private async Task<ProblemKind?> ChangeAsync(PaymentBatch batch, BatchStatus from, BatchStatus to, string action, CancellationToken cancellationToken) =>
        await db.ChangeAsync(batch.Id, [from], to, cancellationToken) ? Done(batch, action) : PaymentsProblems.BatchStateRefuses;

    private ProblemKind? Done(PaymentBatch batch, string action)
    {
        db.Announce(BatchWorker.Work);
        db.Record(new AuditEntry(action, caller.Actor) { Resource = $"batch/{batch.Id.Value}" });
        return null;
    }
}
