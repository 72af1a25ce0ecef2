using System.Diagnostics;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
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
            await db.NoteAsync([(happened, null)], clients, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        /// <summary>Notes what to tell clients; it is saved by the caller.</summary>
        /// <param name="happened">What happened, all of one type, each with the request that caused it where another one notes it.</param>
        /// <param name="clients">Whom it concerns (PAY-12.4).</param>
        public async Task NoteAsync(IReadOnlyList<(PaymentEvent Event, Activity? Cause)> happened, IReadOnlyList<string> clients, CancellationToken cancellationToken)
        {
            if (happened.Count == 0)
            {
                return;
            }

            var mark = EventWebhook.Mark(happened[0].Event.Type);
            var webhooks = await db.Webhooks.AsNoTracking()
                .Where(webhook => clients.Contains(webhook.Owner) && webhook.Status != WebhookStatus.Closed && webhook.EventTypes.Contains(mark))
                .Select(webhook => webhook.Id)
                .ToListAsync(cancellationToken);
            if (webhooks.Count == 0)
            {
                return;
            }

            foreach (var (happening, cause) in happened)
            {
                using var under = new CauseScope(cause);
                var told = db.Compose(happening.ToOutbox());
                db.Deliveries.AddRange(webhooks.Select(webhook => Delivery(webhook, happening, told)));
            }

            db.Announce(WebhookWorker.Work);
        }

        /// <summary>Tells the clients of both accounts.</summary>
        public async Task TellAsync(PaymentEvent happened, AccountId debtor, AccountId creditor, CancellationToken cancellationToken)
        {
            var owners = await db.Accounts.Where(account => account.Id == debtor || account.Id == creditor).Select(account => account.Owner).ToListAsync(cancellationToken);
            await db.TellAsync(happened, owners, cancellationToken);
        }
    }

    private static EventDelivery Delivery(WebhookId webhook, PaymentEvent happened, CloudEvent told) => new()
    {
        Id = DeliveryId.From(Guid.CreateVersion7(told.Time)),
        WebhookId = webhook,
        EventId = told.Id,
        EventType = happened.Type,
        Subject = happened.Subject,
        Body = told.Json,
        CreatedAt = told.Time,
        NextAttemptAt = told.Time,
    };
}
