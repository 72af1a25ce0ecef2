using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>One leg of a transfer on one account. The database refuses to change or delete it (PAY-3.6).</summary>
internal sealed class LedgerPosting : ITenantOwned
{
    public required PostingId Id { get; init; }

    public string Tenant { get; init; } = "";

    public required TransferId TransferId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>In minor units: below zero for a debit, above for a credit.</summary>
    public required long Amount { get; init; }

    /// <summary>The account's balance once this leg was posted, in minor units.</summary>
    public required long BalanceAfter { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>The leg of a transfer on an account.</summary>
    /// <param name="balance">What the account holds once it is posted, in minor units.</param>
    public static LedgerPosting Of(LedgerTransfer transfer, RisingIds ids, AccountId account, long amount, long balance) => new()
    {
        Id = PostingId.From(ids.Next()),
        TransferId = transfer.Id,
        AccountId = account,
        Amount = amount,
        BalanceAfter = balance,
        PostedAt = transfer.PostedAt,
    };
}
