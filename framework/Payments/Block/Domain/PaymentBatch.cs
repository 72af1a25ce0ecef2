using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Many payments from one account. State and tallies are changed by statements of their own only (PAY-10.15); all sums are in minor units.</summary>
internal sealed class PaymentBatch : ITenantOwned
{
    public required BatchId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that made the batch, and owns the account that pays.</summary>
    public required string Owner { get; init; }

    /// <summary>The person who made it; <see langword="null"/> when the client acted for itself.</summary>
    public string? Maker { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    /// <summary>ISO 4217 code of the account and of every line.</summary>
    public required string Currency { get; init; }

    public required string Reference { get; init; }

    /// <summary>The sender's id of the message whose lines it took; <see langword="null"/> when they were no message (PAY-10.23).</summary>
    public string? MessageId { get; init; }

    public required int ExpectedCount { get; init; }

    public required long ExpectedSum { get; init; }

    /// <summary>No line is paid before (PAY-10.12).</summary>
    public DateTimeOffset? ExecuteAt { get; init; }

    public BatchStatus Status { get; init; }

    public int FoundCount { get; init; }

    public long FoundSum { get; init; }

    public int ExcludedCount { get; init; }

    public long ExcludedSum { get; init; }

    public int PaidCount { get; init; }

    public long PaidSum { get; init; }

    public int FailedCount { get; init; }

    public long FailedSum { get; init; }

    /// <summary>The last line up to which each has its outcome: whoever moves it on pays the next line, and nobody else does (PAY-10.10).</summary>
    public int LastLine { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who released it, for the audit of what it pays.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Whether it will never pay any more.</summary>
    public bool HasEnded => Status is BatchStatus.Completed or BatchStatus.Cancelled or BatchStatus.Rejected;

    /// <summary>How many lines have no outcome.</summary>
    public int OpenCount => FoundCount - ExcludedCount - PaidCount - FailedCount;

    /// <summary>What they pay; reserved while the batch is released.</summary>
    public long OpenSum => FoundSum - ExcludedSum - PaidSum - FailedSum;

    /// <summary>Whether somebody made the batch, so that another must release it (PAY-10.7).</summary>
    /// <remarks>A client that acts for itself has the hands of everybody who acts through it.</remarks>
    public bool IsMadeBy(Caller caller) => Maker is null || caller.Subject is null ? caller.ClientId == Owner : caller.Subject == Maker;
}
