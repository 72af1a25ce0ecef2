using System.Diagnostics;
using System.Globalization;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>
/// Pays the next lines of a batch: their transfers, their outcomes and the tallies are one transaction, so that a crash leaves
/// each line paid once or untouched. Scoped, for one transaction.
/// </summary>
internal sealed class LinePayer(PaymentsDbContext db, PostingBatch posting, IOptions<PaymentsOptions> options)
{
    /// <summary>The most lines of one transaction: each takes three ids of a moment.</summary>
    public const int MostAtOnce = 1000;

    private static readonly string[] Outcome = [nameof(PaymentBatchLine.Status), nameof(PaymentBatchLine.Code), nameof(PaymentBatchLine.TransferId)];

    /// <summary>Pays some lines, or completes the batch when every line has its outcome.</summary>
    /// <returns>Whether the batch may have more to pay.</returns>
    public async Task<bool> PayNextAsync(BatchId id, CancellationToken cancellationToken)
    {
        if (await db.BatchAsync(id, cancellationToken) is not { Status: BatchStatus.Processing } batch)
        {
            return false;
        }

        // No key is claimed: each line brings its own.
        var begun = (WorkStart.Begun)await db.OwnUnit().BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var more = batch.LastLine >= batch.FoundCount ? await CompleteAsync(batch, cancellationToken) : await PayAsync(batch, cancellationToken);
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

    private async Task<bool> PayAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        var upTo = Math.Min(batch.LastLine + options.Value.LinesAtOnce, batch.FoundCount);
        if (!await db.TakeAsync(batch, upTo, cancellationToken))
        {
            return true;
        }

        await db.LookUpAsync(cancellationToken);
        var lines = await db.NextLinesAsync(batch, upTo, cancellationToken);
        var accounts = await posting.LockAsync(lines.Select(line => line.CreditorAccountId!.Value).Append(batch.DebtorAccountId), isFollowed: false, cancellationToken);
        var debtor = accounts[batch.DebtorAccountId];
        if (debtor.Status != AccountStatus.Active)
        {
            return await HoldAsync(batch, cancellationToken);
        }

        var orders = lines.ConvertAll(line => Order(batch, line, debtor, accounts[line.CreditorAccountId!.Value]));
        var outcomes = await posting.JudgeAsync(orders.ConvertAll(order => PostingAsk.Of(order, null)), cancellationToken);
        foreach (var (line, order, outcome) in lines.Zip(orders, outcomes))
        {
            await SettleAsync(line, order, outcome, cancellationToken);
        }

        await db.ChangeManyAsync(lines, cancellationToken, Outcome);
        await db.TallyAsync(batch, lines, cancellationToken);
        var refused = lines.FindAll(line => line.Status == BatchLineStatus.Failed);
        await db.NoteAsync(refused.ConvertAll(line => (PaymentEvent.Failed(line), (Activity?)null)), [batch.Owner], cancellationToken);
        await posting.WriteSetAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a line its outcome; what a refused one had reserved is free again.</summary>
    private async Task SettleAsync(PaymentBatchLine line, TransferOrder order, PostingOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Refusal is { } refusal)
        {
            line.Fail(refusal.Code);
            order.Debtor.Free(line.Amount);
            return;
        }

        line.Pay(outcome.Transfer?.Id ?? await db.KnownTransferAsync(order.Key!, cancellationToken));
    }

    /// <summary>The debtor's account pays nothing for now, which is no fault of a line: the batch waits for somebody to resume it.</summary>
    private async Task<bool> HoldAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        await db.GiveBackAsync(batch, cancellationToken);
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
