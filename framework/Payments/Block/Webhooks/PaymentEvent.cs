using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>What happened that clients want to hear of.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Subject">What it happened to, a path under that of the block.</param>
/// <param name="Data">Ids, states and codes, and nothing else (PAY-12.8): who may read more reads it by the API.</param>
internal sealed record PaymentEvent(PaymentEventType Type, string Subject, object Data)
{
    /// <summary>The same for <see cref="BlockDbContext.Compose"/>.</summary>
    public OutboxEvent ToOutbox() => new(WireNames.Of(Type), Subject, JsonSerializer.SerializeToElement(Data, ApiJson.Options));

    public static PaymentEvent Settled(LedgerTransfer transfer) => new(
        PaymentEventType.Payments_transfer_settled_v1,
        $"transfers/{transfer.Id.Value}",
        new { transferId = transfer.Id.Value, kind = transfer.Kind, status = TransferStatus.Posted });

    public static PaymentEvent Failed(PaymentBatchLine line) => new(
        PaymentEventType.Payments_transfer_failed_v1,
        $"batches/{line.BatchId.Value}",
        new { batchId = line.BatchId.Value, line = line.Number, code = line.Code });

    public static PaymentEvent Changed(RequestToPay request, PaymentRequestStatus status) => new(
        PaymentEventType.Payments_request_changed_v1,
        $"payment-requests/{request.Id.Value}",
        new { requestId = request.Id.Value, status });

    public static PaymentEvent Changed(DebitMandate mandate, MandateStatus status) => new(
        PaymentEventType.Payments_mandate_changed_v1,
        $"mandates/{mandate.Id.Value}",
        new { mandateId = mandate.Id.Value, status });

    public static PaymentEvent Changed(PaymentDispute dispute, DisputeStatus status) => new(
        PaymentEventType.Payments_dispute_changed_v1,
        $"disputes/{dispute.Id.Value}",
        new { disputeId = dispute.Id.Value, status });

    public static PaymentEvent Changed(OutwardPayment outward, OutwardStatus status) => new(
        PaymentEventType.Payments_outward_changed_v1,
        $"outward-transfers/{outward.Id.Value}",
        new { outwardTransferId = outward.Id.Value, status });

    public static PaymentEvent Finished(PaymentBatch batch, BatchStatus status) => new(
        PaymentEventType.Payments_batch_finished_v1,
        $"batches/{batch.Id.Value}",
        new { batchId = batch.Id.Value, status });

    public static PaymentEvent Paid(CustomerBill bill, LedgerTransfer transfer) => new(
        PaymentEventType.Payments_bill_paid_v1,
        $"bills/{bill.Id.Value}",
        new { billId = bill.Id.Value, transferId = transfer.Id.Value, status = BillStatus.Paid });
}
