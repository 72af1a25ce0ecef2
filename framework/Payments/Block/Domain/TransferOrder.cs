using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A transfer as it is asked for, with both accounts found.</summary>
/// <param name="Owner">The client that asks.</param>
/// <param name="Currency">ISO 4217 code of the amount.</param>
/// <param name="Amount">In minor units.</param>
internal sealed record TransferOrder(string Owner, LedgerAccount Debtor, LedgerAccount Creditor, string Currency, long Amount, string Reference)
{
    /// <summary>The largest amount of one transfer, in minor units; small enough that no balance can overflow unnoticed.</summary>
    public const long MaximumAmount = 1_000_000_000_000_000;

    /// <summary>The payment or outward transfer to which the order belongs; <see langword="null"/> when it is one itself.</summary>
    public TransferId? Original { get; init; }

    /// <summary>What the order is.</summary>
    public TransferKind Kind { get; init; }

    /// <summary>Whether it counts against the limits of its debtor: what somebody pays does, what undoes or ends that does not.</summary>
    public bool IsLimited => Kind is TransferKind.Payment or TransferKind.Outward;

    /// <summary>Who pays, for the audit, where no caller does; <see langword="null"/> when the caller pays.</summary>
    public string? Actor { get; init; }

    /// <summary>The key of a transfer that no request asked for; <see langword="null"/> when it is the one that the unit of work claimed.</summary>
    public IdempotentRequest? Key { get; init; }

    /// <summary>Whether the debtor's account reserved the amount, and the transfer uses the reserve up.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Whether it brings money to a transit account or takes it from there (PAY-19.6).</summary>
    private bool IsOutward => Kind is TransferKind.Outward or TransferKind.Forward or TransferKind.Return;

    /// <summary>Why the order cannot be posted whatever the balances are; <see langword="null"/> when it can.</summary>
    public ProblemKind? Refusal =>
        Amount is <= 0 or > MaximumAmount ? PaymentsProblems.AmountInvalid
        : Debtor.Id == Creditor.Id ? PaymentsProblems.SameAccount
        : !IsOutward && (Debtor.Kind == AccountKind.Transit || Creditor.Kind == AccountKind.Transit) ? PaymentsProblems.OnlyOutward
        : Debtor.Currency != Currency || Creditor.Currency != Currency ? PaymentsProblems.CurrenciesDiffer
        : null;
}
