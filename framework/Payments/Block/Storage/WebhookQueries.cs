using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of webhooks and their deliveries.</summary>
internal static class WebhookQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A webhook of the client; <see langword="null"/> also when it is somebody else's (PAY-12.1).</summary>
        public Task<EventWebhook?> OwnWebhookAsync(Caller caller, Guid webhookId, CancellationToken cancellationToken)
        {
            var id = WebhookId.From(webhookId);
            return db.Webhooks.AsNoTracking().FirstOrDefaultAsync(webhook => webhook.Id == id && webhook.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>The webhooks of the client before one, newest first (PAY-12.22).</summary>
        public Task<List<EventWebhook>> OwnWebhooksAsync(Caller caller, WebhookId before, int count, CancellationToken cancellationToken) =>
            db.Webhooks.AsNoTracking().Where(webhook => webhook.Owner == caller.ClientId && webhook.Id < before)
                .OrderByDescending(webhook => webhook.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>How many webhooks of the client are not closed.</summary>
        public Task<int> OpenWebhooksAsync(Caller caller, CancellationToken cancellationToken) =>
            db.Webhooks.CountAsync(webhook => webhook.Owner == caller.ClientId && webhook.Status != WebhookStatus.Closed, cancellationToken);

        /// <summary>Brings a webhook from one of some states to another (PAY-12.21).</summary>
        /// <returns><see langword="false"/> when it is in none of them.</returns>
        public async Task<bool> ChangeAsync(WebhookId id, WebhookStatus[] from, WebhookStatus to, CancellationToken cancellationToken) =>
            await db.Webhooks.Where(webhook => webhook.Id == id && from.Contains(webhook.Status))
                .ExecuteUpdateAsync(set => set.SetProperty(webhook => webhook.Status, to), cancellationToken) == 1;

        /// <summary>The deliveries of a webhook before one, newest first.</summary>
        public Task<List<EventDelivery>> DeliveriesAsync(WebhookId webhook, DeliveryId before, int count, CancellationToken cancellationToken) =>
            db.Deliveries.AsNoTracking().Where(delivery => delivery.WebhookId == webhook && delivery.Id < before)
                .OrderByDescending(delivery => delivery.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>A delivery of a webhook.</summary>
        public Task<EventDelivery?> DeliveryAsync(WebhookId webhook, DeliveryId id, CancellationToken cancellationToken) =>
            db.Deliveries.AsNoTracking().FirstOrDefaultAsync(delivery => delivery.Id == id && delivery.WebhookId == webhook, cancellationToken);

        /// <summary>Every webhook of the tenant that is not closed, newest first, with how many of its deliveries wait and failed.</summary>
        public Task<List<WatchedWebhook>> WatchedWebhooksAsync(int count, CancellationToken cancellationToken) =>
            db.Webhooks.AsNoTracking().Where(webhook => webhook.Status != WebhookStatus.Closed).OrderByDescending(webhook => webhook.Id).Take(count)
                .Select(webhook => new WatchedWebhook(
                    webhook,
                    db.Deliveries.Count(delivery => delivery.WebhookId == webhook.Id && delivery.Status == DeliveryStatus.Pending),
                    db.Deliveries.Count(delivery => delivery.WebhookId == webhook.Id && delivery.Status == DeliveryStatus.Failed)))
                .ToListAsync(cancellationToken);

        /// <summary>A webhook of the tenant, whosever it is.</summary>
        public Task<EventWebhook?> WebhookAsync(WebhookId id, CancellationToken cancellationToken) =>
            db.Webhooks.AsNoTracking().FirstOrDefaultAsync(webhook => webhook.Id == id, cancellationToken);

        /// <summary>Makes a delivery due, as if it had never been tried (PAY-12.20). An attempt that runs keeps its lease.</summary>
        public Task ResendAsync(DeliveryId id, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Deliveries.Where(delivery => delivery.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(delivery => delivery.Status, DeliveryStatus.Pending)
                    .SetProperty(delivery => delivery.Attempts, 0)
                    .SetProperty(delivery => delivery.Reason, (DeliveryReason?)null)
                    .SetProperty(delivery => delivery.HttpStatus, (int?)null)
                    .SetProperty(delivery => delivery.NextAttemptAt, now),
                cancellationToken);
    }
}
