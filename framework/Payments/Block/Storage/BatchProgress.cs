using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the payment of a batch asks of its store and writes there.</summary>
internal static class BatchProgress
{
    extension(PaymentsDbContext db)
    {
        /// <summary>The batches of some tenants whose moment has come.</summary>
        public Task<List<DueWork<BatchId>>> DueBatchesAsync(IReadOnlyList<string> tenants, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Batches.IgnoreQueryFilters().Where(batch => EF.Parameter(tenants).Contains(batch.Tenant) && batch.Status == BatchStatus.Processing && (batch.ExecuteAt == null || batch.ExecuteAt <= now))
                .OrderBy(batch => batch.ReleasedAt).Select(batch => new DueWork<BatchId>(batch.Tenant, batch.Id)).ToListAsync(cancellationToken);

        /// <summary>Those of the next lines, up to one, that have no outcome. The range is closed, so that no database sorts all that are left for each of them.</summary>
        public Task<List<PaymentBatchLine>> NextLinesAsync(PaymentBatch batch, int upTo, CancellationToken cancellationToken) =>
            db.BatchLines.AsNoTracking().Where(line => line.BatchId == batch.Id && line.Number > batch.LastLine && line.Number <= upTo && line.Status == BatchLineStatus.Open)
                .OrderBy(line => line.Number).ToListAsync(cancellationToken);

        /// <summary>Takes the lines after the last one, up to another, for the running transaction, and locks the batch until it ends.</summary>
        /// <param name="seen">The batch as it was when the lines were read.</param>
        /// <returns><see langword="false"/> when the batch no longer pays, or another host has taken lines (PAY-10.10, PAY-10.11, PAY-10.13).</returns>
        public async Task<bool> TakeAsync(PaymentBatch seen, int upTo, CancellationToken cancellationToken) =>
            await db.Batches.Where(batch => batch.Id == seen.Id && batch.Status == BatchStatus.Processing && batch.LastLine == seen.LastLine)
                .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.LastLine, upTo), cancellationToken) == 1;

        /// <summary>Lets lines that were taken be taken again.</summary>
        /// <param name="seen">The batch as it was before.</param>
        public Task GiveBackAsync(PaymentBatch seen, CancellationToken cancellationToken) =>
            db.Batches.Where(batch => batch.Id == seen.Id).ExecuteUpdateAsync(set => set.SetProperty(batch => batch.LastLine, seen.LastLine), cancellationToken);

        /// <summary>Adds the outcomes of lines to the tallies of their batch.</summary>
        public Task TallyAsync(PaymentBatch tallied, List<PaymentBatchLine> lines, CancellationToken cancellationToken)
        {
            var (paid, failed) = (lines.FindAll(line => line.Status == BatchLineStatus.Paid), lines.FindAll(line => line.Status == BatchLineStatus.Failed));
            var (paidSum, failedSum) = (paid.Sum(line => line.Amount), failed.Sum(line => line.Amount));
            return db.Batches.Where(batch => batch.Id == tallied.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(batch => batch.PaidCount, batch => batch.PaidCount + paid.Count)
                    .SetProperty(batch => batch.PaidSum, batch => batch.PaidSum + paidSum)
                    .SetProperty(batch => batch.FailedCount, batch => batch.FailedCount + failed.Count)
                    .SetProperty(batch => batch.FailedSum, batch => batch.FailedSum + failedSum),
                cancellationToken);
        }
    }
}
