using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What pages call the states of batches, and why a line is not paid.</summary>
internal static class BatchTexts
{
    public static string StatusKey(BatchStatus status) => status switch
    {
        BatchStatus.Received => "payments.batches.status.received",
        BatchStatus.Validated => "payments.batches.status.validated",
        BatchStatus.Rejected => "payments.batches.status.rejected",
        BatchStatus.Processing => "payments.batches.status.processing",
        BatchStatus.Paused => "payments.batches.status.paused",
        BatchStatus.Completed => "payments.batches.status.completed",
        _ => "payments.batches.status.cancelled",
    };

    public static string Colour(BatchStatus status) => status switch
    {
        BatchStatus.Completed => "green",
        BatchStatus.Processing => "blue",
        BatchStatus.Validated or BatchStatus.Paused => "yellow",
        BatchStatus.Rejected => "red",
        _ => "grey",
    };

    /// <summary>The finding, or the text of the problem that refused the transfer.</summary>
    public static string WhyKey(PaymentBatchLine line) => line.Finding switch
    {
        BatchFinding.Unknown => "payments.batches.finding.unknown",
        BatchFinding.Inactive => "payments.batches.finding.inactive",
        BatchFinding.Currency => "payments.batches.finding.currency",
        BatchFinding.Debtor => "payments.batches.finding.debtor",
        BatchFinding.Duplicate => "payments.batches.finding.duplicate",
        _ => line.Code!,
    };
}
