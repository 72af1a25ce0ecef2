using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A case about a payment. Its state is changed by statements of its own only (PAY-18.18); who did what stands in its steps.</summary>
internal sealed class PaymentDispute : ITenantOwned
{
    public required DisputeId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client of the account that paid, which opened it.</summary>
    public required string Payer { get; init; }

    /// <summary>The client of the account that was paid, which answers it.</summary>
    public required string Payee { get; init; }

    /// <summary>The payment.</summary>
    public required TransferId OriginalTransferId { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero; nothing else pays it back while the dispute is open (PAY-18.8).</summary>
    public required long Amount { get; init; }

    public required DisputeReason Reason { get; init; }

    /// <summary>As it is stored: a clock runs out without anybody's doing, see <see cref="StatusAt"/>.</summary>
    public DisputeStatus Status { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the payee must have answered, and once it is contested the operator decided.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The refund that ended it.</summary>
    public TransferId? TransferId { get; init; }

    /// <summary>Whether it is neither withdrawn nor decided.</summary>
    public bool IsOpen => Status is DisputeStatus.Opened or DisputeStatus.Contested;

    /// <summary>The state at a moment (PAY-18.15, PAY-18.17).</summary>
    public DisputeStatus StatusAt(DateTimeOffset now) => Status switch
    {
        DisputeStatus.Opened when now >= DueAt => DisputeStatus.Unanswered,
        DisputeStatus.Contested when now >= DueAt => DisputeStatus.Overdue,
        _ => Status,
    };
}
