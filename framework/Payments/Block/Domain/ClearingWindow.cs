using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A time in which transfers between participants are counted, to be settled by their nets. Its state is changed by statements of its own only (PAY-17.11).</summary>
internal sealed class ClearingWindow : ITenantOwned
{
    public required WindowId Id { get; init; }

    public string Tenant { get; init; } = "";

    public SettlementWindowStatus Status { get; init; }

    /// <summary>The window that the opening of this one closed.</summary>
    public WindowId? PreviousId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Where the settlement of the nets is found.</summary>
    public string? Reference { get; init; }
}
