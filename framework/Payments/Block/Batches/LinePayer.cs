using System.Globalization;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Pays the next line of a batch: its transfer, its outcome and the tallies are one transaction, so that a crash leaves the line paid once or untouched. Scoped, for one line.</summary>
internal sealed class LinePayer(PaymentsDbContext db, Ledger ledger, [FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit)
{
    private const string Savepoint = "line";

    /// <summary>Pays one line, or completes the batch when every line has its outcome.</summary>
    /// <returns>Whether the batch may have more to pay.</returns>
    public async Task<bool> PayNextAsync(BatchId id, CancellationToken cancellationToken)
    {
        if (await db.BatchAsync(id, cancellationToken) is not { Status: BatchStatus.Processing } batch)
        {
            return false;
        }

        var line = await db.NextLineAsync(batch, cancellationToken);

        // No key is claimed: the line brings its own.
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var more = line is null ? await CompleteAsync(batch, cancellationToken) : await PayAsync(batch, line, cancellationToken);
            await begun.Work.CommitAsync(null, cancellationToken);
            return more;
        }
    }

    private async Task<bool> CompleteAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        if (await db.ChangeAsync(batch.Id, [BatchStatus.Processing], BatchStatus.Completed, cancellationToken))
        {
            await db.TellAsync(PaymentEvent.Finished(batch, BatchStatus.Completed), [batch.Owner], cancellationToken);
            db.Record(new AuditEntry("batch.complete", batch.ReleasedBy!) { Resource = $"batch/{batch.Id.Value}" });
        }

        return false;
    }

    private async Task<bool> PayAsync(PaymentBatch batch, PaymentBatchLine line, CancellationToken cancellationToken)
    {
        if (!await db.TakeAsync(line, cancellationToken))
        {
            return true;
        }

        var debtor = (await db.AccountAsync(batch.DebtorAccountId, cancellationToken))!;
        var creditor = (await db.AccountAsync(line.CreditorAccountId!.Value, cancellationToken))!;
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        var (transfer, refusal) = await ledger.PostAsync(Order(batch, line, debtor, creditor), cancellationToken);
        if (transfer is not null)
        {
            await db.PaidAsync(line, transfer.Id, cancellationToken);
            return true;
        }

        // Of a refused transfer one balance may have moved already.
        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        return refusal == PaymentsProblems.AccountNotActive && await db.AreActiveAsync([creditor.Id], cancellationToken)
            ? await HoldAsync(batch, line, cancellationToken)
            : await FailAsync(batch, line, refusal!, cancellationToken);
    }

    private async Task<bool> FailAsync(PaymentBatch batch, PaymentBatchLine line, ProblemKind refusal, CancellationToken cancellationToken)
    {
        await db.FailedAsync(line, refusal.Code, cancellationToken);
        await db.FreeAsync(batch.DebtorAccountId, line.Amount, cancellationToken);
        await db.TellAsync(PaymentEvent.Failed(line, refusal), [batch.Owner], cancellationToken);
        return true;
    }

    /// <summary>The debtor's account pays nothing for now, which is no fault of the line: the batch waits for somebody to resume it.</summary>
    private async Task<bool> HoldAsync(PaymentBatch batch, PaymentBatchLine line, CancellationToken cancellationToken)
    {
        await db.GiveBackAsync(line, batch.LastLine, cancellationToken);
        if (await db.AreActiveAsync([batch.DebtorAccountId], cancellationToken))
        {
            // Whichever account it was is active again.
            return true;
        }

        await db.ChangeAsync(batch.Id, [BatchStatus.Processing], BatchStatus.Paused, cancellationToken);
        db.Record(new AuditEntry("batch.pause", batch.ReleasedBy!) { Resource = $"batch/{batch.Id.Value}" });
        return false;
    }

    private static TransferOrder Order(PaymentBatch batch, PaymentBatchLine line, LedgerAccount debtor, LedgerAccount creditor)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{batch.Id.Value:N}-{line.Number}");
        var fingerprint = IdempotentRequest.FingerprintOf("POST", $"/payments/v1/batches/{batch.Id.Value}/lines/{line.Number}", null, default);
        return new TransferOrder(batch.Owner, debtor, creditor, batch.Currency, line.Amount, line.Reference)
        {
            Actor = batch.ReleasedBy,
            Key = new IdempotentRequest(batch.Tenant, batch.Owner, "releaseBatch", key, fingerprint),
            IsReserved = true,
        };
    }
}
