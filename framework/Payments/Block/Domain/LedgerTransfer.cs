using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>
/// Money that moved. Its row is written after its postings and seals them: the database refuses it unless they sum to
/// zero (PAY-3.1), and refuses any further posting to it.
/// </summary>
internal sealed class LedgerTransfer : ITenantOwned
{
    public required TransferId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that made the transfer.</summary>
    public required string Owner { get; init; }

    public TransferKind Kind { get; init; }

    /// <summary>The payment that a refund or a reversal undoes (PAY-8.6); the outward transfer that is moved on or back or compensated.</summary>
    public TransferId? OriginalTransferId { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    public required AccountId CreditorAccountId { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    public required string Reference { get; init; }

    public required string ReceiptNumber { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>What an order becomes once its money has moved.</summary>
    public static LedgerTransfer Of(TransferOrder order, RisingIds ids) => new()
    {
        Id = TransferId.From(ids.Next()),
        Owner = order.Owner,
        Kind = order.Kind,
        OriginalTransferId = order.Original,
        DebtorAccountId = order.Debtor.Id,
        CreditorAccountId = order.Creditor.Id,
        Currency = order.Debtor.Currency,
        Amount = order.Amount,
        Reference = order.Reference,
        ReceiptNumber = Domain.ReceiptNumber.Next(),
        PostedAt = ids.Moment,
    };
}
