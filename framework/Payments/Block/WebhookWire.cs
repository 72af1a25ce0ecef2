using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Webhooks and deliveries as they stand on the wire.</summary>
internal static class WebhookWire
{
    public static Webhook ToWire(this EventWebhook webhook) => new()
    {
        WebhookId = webhook.Id.Value,
        Status = webhook.Status,
        Url = webhook.Url,
        EventTypes = webhook.Types(),
        CreatedAt = webhook.CreatedAt,
    };

    public static Delivery ToWire(this EventDelivery delivery) => new()
    {
        DeliveryId = delivery.Id.Value,
        EventId = delivery.EventId,
        EventType = delivery.EventType,
        Subject = delivery.Subject,
        Status = delivery.Status,
        Attempts = Math.Min(delivery.Attempts, WebhookOptions.Most),
        Reason = delivery.Reason,
        HttpStatus = delivery.HttpStatus,
        CreatedAt = delivery.CreatedAt,
        LastAttemptAt = delivery.LastAttemptAt,
        NextAttemptAt = delivery.Status == DeliveryStatus.Pending ? delivery.NextAttemptAt : null,
    };
}
