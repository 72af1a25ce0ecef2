using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows a client what was delivered to its webhooks and why not, and sends it again.</summary>
internal sealed class DeliveryDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<DeliveryPage>, ProblemHttpResult>> ListAsync(Guid webhookId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        if (await db.OwnWebhookAsync(caller, webhookId, cancellationToken) is not { } webhook)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var rows = await db.DeliveriesAsync(webhook.Id, DeliveryId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new DeliveryPage { Items = [.. rows.Take(limit).Select(row => row.ToWire())], NextCursor = next });
    }

    public async Task<Results<Ok<Delivery>, ProblemHttpResult>> ResendAsync(Guid webhookId, Guid deliveryId, CancellationToken cancellationToken)
    {
        var id = DeliveryId.From(deliveryId);
        if (await db.OwnWebhookAsync(caller, webhookId, cancellationToken) is not { } webhook || await db.DeliveryAsync(webhook.Id, id, cancellationToken) is null)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (webhook.Status == WebhookStatus.Closed)
        {
            return problems.Write(PaymentsProblems.WebhookStateRefuses);
        }

        await db.ResendAsync(id, clock.GetUtcNow(), cancellationToken);
        db.Announce(WebhookWorker.Work);
        db.Record(new AuditEntry("delivery.resend", caller.Actor) { Resource = $"delivery/{deliveryId}" });
        return TypedResults.Ok((await db.DeliveryAsync(webhook.Id, id, cancellationToken))!.ToWire());
    }
}
