using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>One payment of a batch. What it asks for never changes; its outcome is written in the transaction of its transfer.</summary>
internal sealed class PaymentBatchLine : ITenantOwned
{
    public required BatchId BatchId { get; init; }

    /// <summary>From 1, in the order of the upload.</summary>
    public required int Number { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The account as the line names it.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>The address as the line names it, in lower case.</summary>
    public string? Address { get; init; }

    /// <summary>The account that is paid, whichever way the line names it: the normal form of the beneficiary (PAY-10.5).</summary>
    public AccountId? CreditorAccountId { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    public required string Reference { get; init; }

    /// <summary>The part of a message in which it stood; <see langword="null"/> when it is of none.</summary>
    public string? PaymentInfoId { get; init; }

    /// <summary>What the sender of a message calls it.</summary>
    public string? EndToEndId { get; init; }

    public BatchLineStatus Status { get; private set; }

    /// <summary>Why the line is excluded.</summary>
    public BatchFinding? Finding { get; init; }

    /// <summary>Code of the refusal of its transfer.</summary>
    public string? Code { get; private set; }

    public TransferId? TransferId { get; private set; }

    /// <summary>The line is paid, for good.</summary>
    public void Pay(TransferId transfer) => (Status, TransferId) = (BatchLineStatus.Paid, transfer);

    /// <summary>Its transfer was refused, for good.</summary>
    /// <param name="code">Code of the refusal.</param>
    public void Fail(string code) => (Status, Code) = (BatchLineStatus.Failed, code);
}
