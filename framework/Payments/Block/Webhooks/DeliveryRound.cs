using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>A handful of what is due for one webhook: takes it under leases, delivers it outside any transaction, and writes down what became of it. Scoped, for one round.</summary>
internal sealed class DeliveryRound(
    PaymentsDbContext db, [FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit, Postman postman, TimeProvider clock, IOptionsMonitor<PaymentsOptions> options)
{
    private const int Most = 10;

    private WebhookOptions Settings => options.CurrentValue.Webhooks;

    /// <returns>Whether more may be due at once.</returns>
    public async Task<bool> RunAsync(WebhookId id, CancellationToken cancellationToken)
    {
        var url = await db.Webhooks.Where(webhook => webhook.Id == id).Select(webhook => webhook.Url).SingleAsync(cancellationToken);
        var lease = Guid.CreateVersion7(clock.GetUtcNow());
        var taken = await TakeAsync(id, lease, cancellationToken);
        var outcomes = await Task.WhenAll(taken.Select(delivery => postman.DeliverAsync(url, delivery, cancellationToken)));
        await InOneAsync(
            async () =>
            {
                foreach (var (delivery, outcome) in taken.Zip(outcomes))
                {
                    await SettleAsync(delivery, lease, outcome, cancellationToken);
                }
            },
            cancellationToken);
        return taken.Count == Most;
    }

    private async Task<List<EventDelivery>> TakeAsync(WebhookId id, Guid lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = new List<EventDelivery>();
        var due = await db.DueDeliveriesAsync(id, now, Most, cancellationToken);
        await InOneAsync(
            async () =>
            {
                foreach (var delivery in due)
                {
                    if (await db.LeaseAsync(delivery.Id, lease, now, now + Settings.Lease, cancellationToken))
                    {
                        taken.Add(delivery);
                    }
                }
            },
            cancellationToken);
        return taken;
    }

    private Task<int> SettleAsync(EventDelivery delivery, Guid lease, AttemptOutcome outcome, CancellationToken cancellationToken)
    {
        var attempt = delivery.Attempts + 1;
        var status = outcome.Reason is null ? DeliveryStatus.Delivered : attempt < Settings.MaximumAttempts ? DeliveryStatus.Pending : DeliveryStatus.Failed;
        return db.SettleAsync(delivery.Id, lease, outcome, status, clock.GetUtcNow() + Settings.PauseAfter(attempt), cancellationToken);
    }

    private async Task InOneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            await work();
            await begun.Work.CommitAsync(null, cancellationToken);
        }
    }
}
