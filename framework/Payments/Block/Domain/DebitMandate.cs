using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A payer's standing permission to collect. Its state and its count are changed by statements of their own only (PAY-11.6, PAY-11.11).</summary>
internal sealed class DebitMandate : ITenantOwned
{
    /// <summary>How far ahead a mandate may end, in years (PAY-11.12).</summary>
    public const int LongestYears = 10;

    public required MandateId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that proposed the mandate and collects under it.</summary>
    public required string Owner { get; init; }

    public required AccountId CreditorAccountId { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    /// <summary>The address at which the debtor was asked; all that the creditor's side learns of the debtor.</summary>
    public required string DebtorAddress { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>The most of one collection, in minor units, above zero (PAY-11.5).</summary>
    public required long Ceiling { get; init; }

    public required MandatePeriod Period { get; init; }

    /// <summary>The most collections of one period (PAY-11.6).</summary>
    public required int CollectionsPerPeriod { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }

    public required string Reference { get; init; }

    /// <summary>As it is stored: a mandate ends without anybody's doing, see <see cref="StatusOn"/>.</summary>
    public MandateStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first day of the period of the last collection.</summary>
    public DateOnly? CollectedIn { get; init; }

    /// <summary>How many collections that period has seen.</summary>
    public int Collected { get; init; }

    /// <summary>The state on a day (PAY-11.10).</summary>
    public MandateStatus StatusOn(DateOnly today) => Status switch
    {
        MandateStatus.Proposed when today > EndsOn => MandateStatus.Expired,
        MandateStatus.Active or MandateStatus.Paused when today > EndsOn => MandateStatus.Completed,
        _ => Status,
    };

    /// <summary>Why its state on a day allows no change or collection.</summary>
    public ProblemKind StateRefusal(DateOnly today) =>
        StatusOn(today) is MandateStatus.Expired or MandateStatus.Completed ? PaymentsProblems.MandateEnded : PaymentsProblems.MandateStateRefuses;

    /// <summary>Why an amount cannot be collected on a day, whatever was collected before; <see langword="null"/> when it can.</summary>
    /// <param name="amount">In minor units.</param>
    public ProblemKind? Refusal(long amount, DateOnly today) =>
        StatusOn(today) != MandateStatus.Active ? StateRefusal(today)
        : today < StartsOn ? PaymentsProblems.OutsidePeriod
        : amount > Ceiling ? PaymentsProblems.AboveCeiling
        : null;
}

/// <summary>A mandate with the name of who collects.</summary>
internal sealed record SeenMandate(DebitMandate Mandate, string CreditorName);
