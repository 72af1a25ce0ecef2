using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A payer's decision on a mandate; specs/payments/states.yaml declares them (PAY-11.11).</summary>
/// <param name="Action">Name in the audit.</param>
/// <param name="From">The states in which it may happen.</param>
/// <param name="To">The state to which it leads.</param>
internal sealed record MandateChange(string Action, MandateStatus[] From, MandateStatus To)
{
    public static readonly MandateChange Approve = new("mandate.approve", [MandateStatus.Proposed], MandateStatus.Active);

    public static readonly MandateChange Decline = new("mandate.decline", [MandateStatus.Proposed], MandateStatus.Declined);

    public static readonly MandateChange Pause = new("mandate.pause", [MandateStatus.Active], MandateStatus.Paused);

    public static readonly MandateChange Resume = new("mandate.resume", [MandateStatus.Paused], MandateStatus.Active);

    public static readonly MandateChange Revoke = new("mandate.revoke", [MandateStatus.Active, MandateStatus.Paused], MandateStatus.Revoked);
}
