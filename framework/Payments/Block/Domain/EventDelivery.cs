using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>One event on its way to one webhook; written in the transaction of what it tells.</summary>
internal sealed class EventDelivery : ITenantOwned
{
    public required DeliveryId Id { get; init; }

    public string Tenant { get; init; } = "";

    public required WebhookId WebhookId { get; init; }

    /// <summary>The id of the CloudEvent, the same at every webhook and attempt.</summary>
    public required Guid EventId { get; init; }

    public required PaymentEventType EventType { get; init; }

    public required string Subject { get; init; }

    /// <summary>The CloudEvent, byte for byte as every attempt sends it (PAY-12.12).</summary>
    public required string Body { get; init; }

    public DeliveryStatus Status { get; init; }

    /// <summary>Attempts since it was made or resent; the one that runs counts.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public DeliveryReason? Reason { get; init; }

    public int? HttpStatus { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When it is due, while it is pending.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>The attempt that holds it; whoever holds no lease settles nothing.</summary>
    public Guid? Lease { get; init; }

    /// <summary>When the lease of an attempt that died ends.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }
}
