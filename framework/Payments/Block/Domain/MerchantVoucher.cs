using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Money that a treasury account reserved for whoever holds a secret number. Its state is changed by statements of its own only (PAY-13.9, PAY-13.16).</summary>
internal sealed class MerchantVoucher : ITenantOwned
{
    public required VoucherId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that issued it.</summary>
    public required string Owner { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero; reserved on the account while the voucher is open.</summary>
    public required long Amount { get; init; }

    public required string Purpose { get; init; }

    /// <summary>The kinds of merchants that redeem it, ISO 18245 with spaces between; <see langword="null"/> for all.</summary>
    public string? Categories { get; init; }

    /// <summary>All that is kept of the secret number, see <see cref="SecretNumber.Hash"/>.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>As it is stored: a voucher expires without anybody's doing, see <see cref="StatusAt"/>.</summary>
    public VoucherStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The transfer that redeemed it.</summary>
    public TransferId? TransferId { get; init; }

    /// <summary>The state at a moment (PAY-13.13).</summary>
    public VoucherStatus StatusAt(DateTimeOffset now) =>
        Status is VoucherStatus.Issued or VoucherStatus.Active && now >= ExpiresAt ? VoucherStatus.Expired : Status;

    /// <summary>Why its state at a moment allows no change.</summary>
    public ProblemKind StateRefusal(DateTimeOffset now) =>
        StatusAt(now) == VoucherStatus.Expired ? PaymentsProblems.VoucherExpired : PaymentsProblems.VoucherStateRefuses;

    /// <summary>Whether an account is of a kind of merchant that redeems it (PAY-13.11).</summary>
    public bool IsFor(LedgerAccount merchant) => Categories is null || (merchant.MerchantCategory is { } category && Categories.Split(' ').Contains(category));
}
