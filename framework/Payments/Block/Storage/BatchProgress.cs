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

        /// <summary>The next line that has no outcome; <see langword="null"/> when every line has one.</summary>
        public Task<PaymentBatchLine?> NextLineAsync(PaymentBatch batch, CancellationToken cancellationToken) =>
            db.BatchLines.AsNoTracking().Where(line => line.BatchId == batch.Id && line.Number > batch.LastLine && line.Status == BatchLineStatus.Open)
                .OrderBy(line => line.Number).FirstOrDefaultAsync(cancellationToken);

        /// <summary>Takes a line for the running transaction, and locks the batch until it ends.</summary>
        /// <returns><see langword="false"/> when the batch no longer pays, or another host has taken the line (PAY-10.10, PAY-10.11, PAY-10.13).</returns>
        public async Task<bool> TakeAsync(PaymentBatchLine line, CancellationToken cancellationToken) =>
            await db.Batches.Where(batch => batch.Id == line.BatchId && batch.Status == BatchStatus.Processing && batch.LastLine < line.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.LastLine, line.Number), cancellationToken) == 1;

        /// <summary>Lets a line that was taken be taken again.</summary>
        /// <param name="before">The last line with an outcome.</param>
        public Task GiveBackAsync(PaymentBatchLine line, int before, CancellationToken cancellationToken) =>
            db.Batches.Where(batch => batch.Id == line.BatchId).ExecuteUpdateAsync(set => set.SetProperty(batch => batch.LastLine, before), cancellationToken);

        /// <summary>Writes that a line is paid.</summary>
        public async Task PaidAsync(PaymentBatchLine line, TransferId transfer, CancellationToken cancellationToken)
        {
            await db.Rows(line).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BatchLineStatus.Paid).SetProperty(row => row.TransferId, transfer), cancellationToken);
            await db.Batches.Where(batch => batch.Id == line.BatchId).ExecuteUpdateAsync(
                set => set.SetProperty(batch => batch.PaidCount, batch => batch.PaidCount + 1).SetProperty(batch => batch.PaidSum, batch => batch.PaidSum + line.Amount),
                cancellationToken);
        }

        /// <summary>Writes that a line was refused.</summary>
        public async Task FailedAsync(PaymentBatchLine line, string code, CancellationToken cancellationToken)
        {
            await db.Rows(line).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BatchLineStatus.Failed).SetProperty(row => row.Code, code), cancellationToken);
            await db.Batches.Where(batch => batch.Id == line.BatchId).ExecuteUpdateAsync(
                set => set.SetProperty(batch => batch.FailedCount, batch => batch.FailedCount + 1).SetProperty(batch => batch.FailedSum, batch => batch.FailedSum + line.Amount),
                cancellationToken);
        }

        private IQueryable<PaymentBatchLine> Rows(PaymentBatchLine line) => db.BatchLines.Where(row => row.BatchId == line.BatchId && row.Number == line.Number);
    }
}
