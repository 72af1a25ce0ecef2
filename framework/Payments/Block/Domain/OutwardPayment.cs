using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What becomes of a transfer to an account outside of the ledger. Its terms stand, the clocks of the country among them; a statement of its own ends it once (PAY-19.18).</summary>
internal sealed class OutwardPayment : ITenantOwned
{
    /// <summary>The transfer that moved the money to the transit account.</summary>
    public required TransferId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client of the debtor's account.</summary>
    public required string Payer { get; init; }

    /// <summary>The client of the participant, which reports.</summary>
    public required string Reporter { get; init; }

    public required string Participant { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    public required AccountId TransitAccountId { get; init; }

    /// <summary>The payee's account as the participant knows it.</summary>
    public required string PayeeAccount { get; init; }

    public required OutwardPayeeKind PayeeKind { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset AcknowledgedAt { get; init; }

    /// <summary>From when on it is deemed, unless it is reported (PAY-19.11).</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The last day, in the country, on which a report owes nothing (PAY-19.16).</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>What each day after that owes, in minor units.</summary>
    public required long PerDay { get; init; }

    /// <summary>As it is stored: nobody has to do anything for it to be deemed, see <see cref="StatusAt"/>.</summary>
    public OutwardStatus Status { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>The day of the report in the country.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>The days after the last day up to that of the report; zero while it is open.</summary>
    public int DaysLate { get; init; }

    /// <summary>The transfer that moved the money on, or back.</summary>
    public TransferId? FinalTransferId { get; init; }

    public TransferId? CompensationTransferId { get; init; }

    /// <summary>Whether nothing is reported yet.</summary>
    public bool IsOpen => Status == OutwardStatus.Acknowledged;

    /// <summary>The state at a moment.</summary>
    public OutwardStatus StatusAt(DateTimeOffset now) => IsOpen && now >= AnswerBy ? OutwardStatus.Deemed : Status;

    /// <summary>Since when it is in the state of a moment.</summary>
    public DateTimeOffset SinceAt(DateTimeOffset now) => ReportedAt ?? (StatusAt(now) == OutwardStatus.Deemed ? AnswerBy : AcknowledgedAt);
}
