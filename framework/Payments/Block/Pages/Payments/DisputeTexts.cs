using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What pages say of the reason, the state and the acts of a dispute.</summary>
internal static class DisputeTexts
{
    public static string ReasonKey(DisputeReason reason) => reason switch
    {
        DisputeReason.NotAuthorised => "payments.disputes.reason.notAuthorised",
        DisputeReason.Duplicate => "payments.disputes.reason.duplicate",
        DisputeReason.WrongAmount => "payments.disputes.reason.wrongAmount",
        DisputeReason.WrongPayee => "payments.disputes.reason.wrongPayee",
        DisputeReason.NotReceived => "payments.disputes.reason.notReceived",
        _ => "payments.disputes.reason.notAsDescribed",
    };

    public static string StatusKey(DisputeStatus status) => status switch
    {
        DisputeStatus.Opened => "payments.disputes.status.opened",
        DisputeStatus.Unanswered => "payments.disputes.status.unanswered",
        DisputeStatus.Contested => "payments.disputes.status.contested",
        DisputeStatus.Overdue => "payments.disputes.status.overdue",
        DisputeStatus.Accepted => "payments.disputes.status.accepted",
        DisputeStatus.Upheld => "payments.disputes.status.upheld",
        DisputeStatus.Rejected => "payments.disputes.status.rejected",
        _ => "payments.disputes.status.withdrawn",
    };

    public static string Colour(DisputeStatus status) => status switch
    {
        DisputeStatus.Accepted or DisputeStatus.Upheld => "green",
        DisputeStatus.Opened or DisputeStatus.Contested => "blue",
        DisputeStatus.Unanswered or DisputeStatus.Overdue => "yellow",
        DisputeStatus.Rejected => "red",
        _ => "grey",
    };

    /// <summary>Whose clock it is that runs, or has run out.</summary>
    public static string DueKey(DisputeStatus status) =>
        status is DisputeStatus.Opened or DisputeStatus.Unanswered ? "payments.disputes.due.answer" : "payments.disputes.due.decision";

    /// <summary>What comes next, and who does it.</summary>
    public static string NextKey(DisputeStatus status) => status switch
    {
        DisputeStatus.Opened => "payments.disputes.next.opened",
        DisputeStatus.Unanswered => "payments.disputes.next.unanswered",
        DisputeStatus.Contested => "payments.disputes.next.contested",
        DisputeStatus.Overdue => "payments.disputes.next.overdue",
        DisputeStatus.Accepted or DisputeStatus.Upheld => "payments.disputes.next.refunded",
        DisputeStatus.Rejected => "payments.disputes.next.rejected",
        _ => "payments.disputes.next.withdrawn",
    };

    public static string ActKey(DisputeAct act) => act switch
    {
        DisputeAct.Opened => "payments.dispute.act.opened",
        DisputeAct.Contested => "payments.dispute.act.contested",
        DisputeAct.Accepted => "payments.dispute.act.accepted",
        DisputeAct.Upheld => "payments.dispute.act.upheld",
        DisputeAct.Rejected => "payments.dispute.act.rejected",
        _ => "payments.dispute.act.withdrawn",
    };
}
