using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What a biller asks of whoever holds the number. Its state is changed by statements of its own only (PAY-15.13, PAY-15.17).</summary>
internal sealed class CustomerBill : ITenantOwned
{
    /// <summary>How far ahead a bill may expire, at most (PAY-15.5).</summary>
    public const int LongestLifeYears = 10;

    public required BillId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that issued it.</summary>
    public required string Owner { get; init; }

    /// <summary>The number by which it is asked for and paid, see <see cref="BillNumber"/>.</summary>
    public required string Number { get; init; }

    public required AccountId CreditorAccountId { get; init; }

    /// <summary>The biller's own; the reference of the transfer that pays it, and so of its receipt (PAY-15.19).</summary>
    public required string Reference { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    /// <summary>What it costs from its due moment on, in minor units; <see langword="null"/> when that is the amount.</summary>
    public long? LateAmount { get; init; }

    public required string Purpose { get; init; }

    /// <summary>As it is stored: a bill expires without anybody's doing, see <see cref="StatusAt"/>.</summary>
    public BillStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The transfer that paid it.</summary>
    public TransferId? TransferId { get; init; }

    /// <summary>The state at a moment (PAY-15.16).</summary>
    public BillStatus StatusAt(DateTimeOffset now) => Status == BillStatus.Due && now >= ExpiresAt ? BillStatus.Expired : Status;

    /// <summary>What is due at a moment, while anything is.</summary>
    public long AmountAt(DateTimeOffset now) => LateAmount is { } late && now >= DueAt ? late : Amount;

    /// <summary>Why an amount does not pay it at a moment; <see langword="null"/> when it does.</summary>
    public ProblemKind? Refusal(string currency, long amount, DateTimeOffset now) =>
        StatusAt(now) != BillStatus.Due ? StateRefusal(now)
        : currency != Currency || amount != AmountAt(now) ? PaymentsProblems.AmountNotDue
        : null;

    /// <summary>Why its state at a moment allows no change.</summary>
    public ProblemKind StateRefusal(DateTimeOffset now) => StatusAt(now) == BillStatus.Expired ? PaymentsProblems.BillExpired : PaymentsProblems.BillEnded;
}
