using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of batches.</summary>
internal static class BatchQueries
{
    /// <summary>Grants sight of the batches of the tenant, and their release.</summary>
    public const string ReleaseScope = $"{PaymentsBlock.BlockName}.batches.release";

    extension(PaymentsDbContext db)
    {
        /// <summary>A batch that the client made; <see langword="null"/> also when it is somebody else's.</summary>
        public Task<PaymentBatch?> OwnBatchAsync(Caller caller, Guid batchId, CancellationToken cancellationToken)
        {
            var id = BatchId.From(batchId);
            return db.Batches.AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id && batch.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>A batch that the client made or may release (PAY-10.1).</summary>
        public Task<PaymentBatch?> SeenBatchAsync(Caller caller, Guid batchId, CancellationToken cancellationToken) =>
            caller.HasScope(ReleaseScope) ? db.BatchAsync(BatchId.From(batchId), cancellationToken) : db.OwnBatchAsync(caller, batchId, cancellationToken);

        /// <summary>A batch of the tenant, whoever made it.</summary>
        public Task<PaymentBatch?> BatchAsync(BatchId id, CancellationToken cancellationToken) =>
            db.Batches.AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id, cancellationToken);

        /// <summary>Brings a batch from one of some states to another; afterwards its row is locked until the transaction ends.</summary>
        /// <returns><see langword="false"/> when it is in none of them.</returns>
        public async Task<bool> ChangeAsync(BatchId id, BatchStatus[] from, BatchStatus to, CancellationToken cancellationToken) =>
            await db.Batches.Where(batch => batch.Id == id && from.Contains(batch.Status))
                .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.Status, to), cancellationToken) == 1;

        /// <summary>Brings a validated batch into processing.</summary>
        /// <param name="releasedBy">The second officer.</param>
        public async Task<bool> ReleaseAsync(BatchId id, string releasedBy, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Batches.Where(batch => batch.Id == id && batch.Status == BatchStatus.Validated)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(batch => batch.Status, BatchStatus.Processing)
                        .SetProperty(batch => batch.ReleasedBy, releasedBy)
                        .SetProperty(batch => batch.ReleasedAt, now),
                    cancellationToken) == 1;

        /// <summary>Lines after one, in their order.</summary>
        public Task<List<PaymentBatchLine>> LinesAsync(BatchId id, int after, int count, CancellationToken cancellationToken) =>
            db.BatchLines.AsNoTracking().Where(line => line.BatchId == id && line.Number > after).OrderBy(line => line.Number).Take(count).ToListAsync(cancellationToken);

        /// <summary>The batches of the tenant before one, newest first.</summary>
        public Task<List<PaymentBatch>> BatchesAsync(BatchId before, int count, CancellationToken cancellationToken) =>
            db.Batches.AsNoTracking().Where(batch => batch.Id < before).OrderByDescending(batch => batch.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>Lines after one that were excluded or refused, in their order.</summary>
        public Task<List<PaymentBatchLine>> UnpaidAsync(BatchId id, int after, int count, CancellationToken cancellationToken) =>
            db.BatchLines.AsNoTracking().Where(line => line.BatchId == id && line.Number > after && (line.Status == BatchLineStatus.Excluded || line.Status == BatchLineStatus.Failed))
                .OrderBy(line => line.Number).Take(count).ToListAsync(cancellationToken);

        /// <summary>Excluded lines after one, in their order.</summary>
        public Task<List<PaymentBatchLine>> FindingsAsync(BatchId id, int after, int count, CancellationToken cancellationToken) =>
            db.BatchLines.AsNoTracking().Where(line => line.BatchId == id && line.Number > after && line.Status == BatchLineStatus.Excluded)
                .OrderBy(line => line.Number).Take(count).ToListAsync(cancellationToken);
    }
}
