using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What one participant paid and received in one currency of a closed window. Drawn when the window closes, and never changed (PAY-17.10).</summary>
internal sealed class NetPosition : ITenantOwned
{
    public required PositionId Id { get; init; }

    public string Tenant { get; init; } = "";

    public required WindowId WindowId { get; init; }

    public required string Participant { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units.</summary>
    public required long Paid { get; init; }

    /// <summary>In minor units.</summary>
    public required long Received { get; init; }

    /// <summary>What is owed to it; what it owes, below zero (PAY-17.8).</summary>
    public long Net => Received - Paid;
}
