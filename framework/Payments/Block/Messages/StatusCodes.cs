using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>States of batches and lines, and reasons, by the codes of ISO 20022.</summary>
internal static class StatusCodes
{
    private const string Rejected = "RJCT";

    private const string Settled = "ACSC";

    private const string Pending = "PDNG";

    private const string Cancelled = "CANC";

    public static string Of(PaymentBatch batch) => batch.Status switch
    {
        BatchStatus.Received => "RCVD",
        BatchStatus.Validated => "ACTC",
        BatchStatus.Rejected => Rejected,
        BatchStatus.Processing => "ACSP",
        BatchStatus.Paused => Pending,
        BatchStatus.Completed when batch.PaidCount == batch.FoundCount => Settled,
        _ when batch.PaidCount > 0 => "PART",
        BatchStatus.Completed => Rejected,
        _ => Cancelled,
    };

    public static string Of(PaymentBatchLine line, PaymentBatch batch) => (line.Status, batch.Status) switch
    {
        (BatchLineStatus.Paid, _) => Settled,
        (BatchLineStatus.Excluded or BatchLineStatus.Failed, _) or (_, BatchStatus.Rejected) => Rejected,
        (_, BatchStatus.Cancelled) => Cancelled,
        _ => Pending,
    };

    /// <summary>Why a line was excluded or refused; what has no code of its own is told in words.</summary>
    public static string Reason(PaymentBatchLine line) => (line.Finding, line.Code) switch
    {
        (BatchFinding.Unknown, _) => "AC03",
        (BatchFinding.Inactive, _) => "AC06",
        (BatchFinding.Currency, _) => "AM03",
        (BatchFinding.Duplicate, _) => "AM05",
        (_, "PAY-0409") => "AM04",
        (_, "PAY-0410") => "AC06",
        (_, "PAY-0413" or "PAY-0428") => "AM14",
        _ => "NARR",
    };
}
