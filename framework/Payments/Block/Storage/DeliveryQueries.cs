using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the delivery of events asks of its store and writes there; each change is one statement, so that of two hosts one has its way.</summary>
internal static class DeliveryQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>The active webhooks of some tenants for which something is due.</summary>
        public Task<List<DueWork<WebhookId>>> DueWebhooksAsync(IReadOnlyList<string> tenants, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Webhooks.IgnoreQueryFilters().Where(webhook => EF.Parameter(tenants).Contains(webhook.Tenant) && webhook.Status == WebhookStatus.Active && db.Deliveries.Any(delivery => delivery.WebhookId == webhook.Id
                    && delivery.Status == DeliveryStatus.Pending && delivery.NextAttemptAt <= now && (delivery.LeasedUntil == null || delivery.LeasedUntil <= now)))
                .Select(webhook => new DueWork<WebhookId>(webhook.Tenant, webhook.Id)).ToListAsync(cancellationToken);

        /// <summary>What is due for a webhook, oldest first.</summary>
        public Task<List<EventDelivery>> DueDeliveriesAsync(WebhookId webhook, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
            db.Due(now).Where(delivery => delivery.WebhookId == webhook).AsNoTracking()
                .OrderBy(delivery => delivery.NextAttemptAt).ThenBy(delivery => delivery.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>Takes a delivery for one attempt.</summary>
        /// <param name="lease">Names the attempt.</param>
        /// <param name="until">When somebody else may take it, should this attempt never be settled.</param>
        /// <returns><see langword="false"/> when another host holds it, or nothing is due any more.</returns>
        public async Task<bool> LeaseAsync(DeliveryId id, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
            await db.Due(now).Where(delivery => delivery.Id == id && db.Webhooks.Any(webhook => webhook.Id == delivery.WebhookId && webhook.Status == WebhookStatus.Active))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(delivery => delivery.Lease, lease)
                        .SetProperty(delivery => delivery.LeasedUntil, until)
                        .SetProperty(delivery => delivery.LastAttemptAt, now)
                        .SetProperty(delivery => delivery.Reason, (DeliveryReason?)null)
                        .SetProperty(delivery => delivery.HttpStatus, (int?)null)
                        .SetProperty(delivery => delivery.Attempts, delivery => delivery.Attempts + 1),
                    cancellationToken) == 1;

        /// <summary>Writes what an attempt came to, unless its lease is over.</summary>
        /// <param name="status">Its state from now on.</param>
        /// <param name="next">When it is due again, if it is.</param>
        public Task<int> SettleAsync(DeliveryId id, Guid lease, AttemptOutcome outcome, DeliveryStatus status, DateTimeOffset next, CancellationToken cancellationToken) =>
            db.Deliveries.Where(delivery => delivery.Id == id && delivery.Lease == lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(delivery => delivery.Lease, (Guid?)null)
                    .SetProperty(delivery => delivery.LeasedUntil, (DateTimeOffset?)null)
                    .SetProperty(delivery => delivery.Status, status)
                    .SetProperty(delivery => delivery.Reason, outcome.Reason)
                    .SetProperty(delivery => delivery.HttpStatus, outcome.HttpStatus)
                    .SetProperty(delivery => delivery.NextAttemptAt, next),
                cancellationToken);

        /// <summary>Removes deliveries from before a moment, but for those that active and paused webhooks have still to receive.</summary>
        public Task<int> SweepDeliveriesAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
            db.Deliveries.Where(delivery => delivery.CreatedAt < before
                    && (delivery.Status != DeliveryStatus.Pending || db.Webhooks.Any(webhook => webhook.Id == delivery.WebhookId && webhook.Status == WebhookStatus.Closed)))
                .ExecuteDeleteAsync(cancellationToken);

        private IQueryable<EventDelivery> Due(DateTimeOffset now) =>
            db.Deliveries.Where(delivery => delivery.Status == DeliveryStatus.Pending && delivery.NextAttemptAt <= now && (delivery.LeasedUntil == null || delivery.LeasedUntil <= now));
    }
}
