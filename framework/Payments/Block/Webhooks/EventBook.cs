using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Writes down who must hear of what, in the transaction of what happened: what is undone is never told (PAY-12.6).</summary>
internal static class EventBook
{
    extension(PaymentsDbContext db)
    {
        /// <summary>Tells clients, at each of their webhooks that takes the type.</summary>
        /// <param name="happened">What happened.</param>
        /// <param name="clients">Whom it concerns (PAY-12.4).</param>
        public async Task TellAsync(PaymentEvent happened, IReadOnlyList<string> clients, CancellationToken cancellationToken)
        {
            var mark = EventWebhook.Mark(happened.Type);
            var webhooks = await db.Webhooks.AsNoTracking()
                .Where(webhook => clients.Contains(webhook.Owner) && webhook.Status != WebhookStatus.Closed && webhook.EventTypes.Contains(mark))
                .Select(webhook => webhook.Id)
                .ToListAsync(cancellationToken);
            if (webhooks.Count == 0)
            {
                return;
            }

            var told = db.Compose(happened.ToOutbox());
            db.Deliveries.AddRange(webhooks.Select(webhook => new EventDelivery
            {
                Id = DeliveryId.From(Guid.CreateVersion7(told.Time)),
                WebhookId = webhook,
                EventId = told.Id,
                EventType = happened.Type,
                Subject = happened.Subject,
                Body = told.Json,
                CreatedAt = told.Time,
                NextAttemptAt = told.Time,
            }));
            db.Announce(WebhookWorker.Work);
            await db.SaveChangesAsync(cancellationToken);
        }

        /// <summary>Tells the clients of both accounts.</summary>
        public async Task TellAsync(PaymentEvent happened, AccountId debtor, AccountId creditor, CancellationToken cancellationToken)
        {
            var owners = await db.Accounts.Where(account => account.Id == debtor || account.Id == creditor).Select(account => account.Owner).ToListAsync(cancellationToken);
            await db.TellAsync(happened, owners, cancellationToken);
        }
    }
}
