using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>Which disputes a list holds: those in one state at a moment (PAY-18.23, PAY-18.24), as <see cref="PaymentDispute.StatusAt"/> tells it.</summary>
/// <param name="Status"><see langword="null"/> for every state.</param>
internal readonly record struct DisputeFilter(DisputeStatus? Status, DateTimeOffset Now)
{
    public IQueryable<PaymentDispute> Of(IQueryable<PaymentDispute> disputes)
    {
        var now = Now;
        return Status switch
        {
            null => disputes,
            DisputeStatus.Opened or DisputeStatus.Contested => Stored(disputes, Status.Value).Where(dispute => dispute.DueAt > now),
            DisputeStatus.Unanswered => Stored(disputes, DisputeStatus.Opened).Where(dispute => dispute.DueAt <= now),
            DisputeStatus.Overdue => Stored(disputes, DisputeStatus.Contested).Where(dispute => dispute.DueAt <= now),
            { } ended => Stored(disputes, ended),
        };
    }

    private static IQueryable<PaymentDispute> Stored(IQueryable<PaymentDispute> disputes, DisputeStatus status) => disputes.Where(dispute => dispute.Status == status);
}
