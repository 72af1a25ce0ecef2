using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>An act that changes a dispute; specs/payments/states.yaml declares them (PAY-18.18).</summary>
/// <param name="Act">The act as its history names it.</param>
/// <param name="By">The role of who does it.</param>
/// <param name="From">The states in which it may happen.</param>
/// <param name="To">The state to which it leads.</param>
internal sealed record DisputeChange(DisputeAct Act, DisputeRole By, DisputeStatus[] From, DisputeStatus To)
{
    private static readonly DisputeStatus[] Open = [DisputeStatus.Opened, DisputeStatus.Unanswered, DisputeStatus.Contested, DisputeStatus.Overdue];

    public static readonly DisputeChange Withdraw = new(DisputeAct.Withdrawn, DisputeRole.Payer, Open, DisputeStatus.Withdrawn);

    public static readonly DisputeChange Accept = new(DisputeAct.Accepted, DisputeRole.Payee, Open, DisputeStatus.Accepted);

    public static readonly DisputeChange Contest = new(DisputeAct.Contested, DisputeRole.Payee, [DisputeStatus.Opened], DisputeStatus.Contested);

    public static readonly DisputeChange Uphold = new(DisputeAct.Upheld, DisputeRole.Operator, [DisputeStatus.Unanswered, DisputeStatus.Contested, DisputeStatus.Overdue], DisputeStatus.Upheld);

    public static readonly DisputeChange Reject = new(DisputeAct.Rejected, DisputeRole.Operator, [DisputeStatus.Contested, DisputeStatus.Overdue], DisputeStatus.Rejected);

    /// <summary>Its place in the history.</summary>
    public int Number => Act == DisputeAct.Contested ? 2 : 3;

    /// <summary>The stored states in which it may happen before the dispute is due.</summary>
    public DisputeStatus[] InTime => [.. From.Where(status => status is DisputeStatus.Opened or DisputeStatus.Contested)];

    /// <summary>The stored states in which it may happen from then on.</summary>
    public DisputeStatus[] Late => [.. From.Where(status => status is DisputeStatus.Unanswered or DisputeStatus.Overdue).Select(status => status == DisputeStatus.Unanswered ? DisputeStatus.Opened : DisputeStatus.Contested)];

    /// <summary>Why it cannot happen in a state (PAY-18.16).</summary>
    public static ProblemKind RefusalIn(DisputeStatus status) => status == DisputeStatus.Unanswered ? PaymentsProblems.AnswerTooLate : PaymentsProblems.DisputeStateRefuses;
}
