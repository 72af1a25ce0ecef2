using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Answers the operations of specs/payments/payments.v1.yaml.</summary>
internal sealed class PaymentsApi(AccountDesks accounts, TransferDesks transfers, PullDesks pulls, PayoutDesks payouts, WebhookDesks webhooks, SettlementDesks settlement) : IPaymentsApi
{
    public Task<Results<Created<Account>, ProblemHttpResult>> OpenAccountAsync(AccountDraft body, CancellationToken cancellationToken) =>
        accounts.Accounts.OpenAsync(body, cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> GetAccountAsync(Guid accountId, CancellationToken cancellationToken) =>
        accounts.Accounts.GetAsync(accountId, cancellationToken);

    public Task<Results<Ok<PostingPage>, ProblemHttpResult>> GetStatementAsync(Guid accountId, int limit, string? cursor, CancellationToken cancellationToken) =>
        accounts.Statements.StatementAsync(accountId, limit, cursor, cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> FreezeAccountAsync(Guid accountId, AccountFreeze body, CancellationToken cancellationToken) =>
        accounts.Accounts.FreezeAsync(accountId, body, cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> UnfreezeAccountAsync(Guid accountId, CancellationToken cancellationToken) =>
        accounts.Accounts.UnfreezeAsync(accountId, cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> CloseAccountAsync(Guid accountId, CancellationToken cancellationToken) =>
        accounts.Accounts.CloseAsync(accountId, cancellationToken);

    public Task<Results<Created<Mapping>, ProblemHttpResult>> LinkAccountAsync(MappingDraft body, CancellationToken cancellationToken) =>
        accounts.Mapper.LinkAsync(body, cancellationToken);

    public Task<Results<Ok<HandleList>, ProblemHttpResult>> ListHandlesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Addresses.ListHandles());

    public Task<Results<Created<AddressRecord>, ProblemHttpResult>> CreateAddressAsync(AddressDraft body, CancellationToken cancellationToken) =>
        accounts.Addresses.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<AddressResolution>, ProblemHttpResult>> ResolveAddressAsync(AddressQuery body, CancellationToken cancellationToken) =>
        accounts.Addresses.ResolveAsync(body, cancellationToken);

    public Task<Results<Created<Transfer>, ProblemHttpResult>> CreateTransferAsync(TransferDraft body, CancellationToken cancellationToken) =>
        transfers.Transfers.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<Transfer>, ProblemHttpResult>> GetTransferAsync(Guid transferId, CancellationToken cancellationToken) =>
        transfers.Transfers.GetAsync(transferId, cancellationToken);

    public Task<Results<Ok<Receipt>, ProblemHttpResult>> GetReceiptAsync(Guid transferId, CancellationToken cancellationToken) =>
        transfers.Receipts.GetAsync(transferId, cancellationToken);

    public Task<Results<Ok<ReceiptPage>, ProblemHttpResult>> ListOwnReceiptsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        transfers.Receipts.ListOwnAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Transfer>, ProblemHttpResult>> CreateRefundAsync(Guid transferId, RefundDraft body, CancellationToken cancellationToken) =>
        transfers.Refunds.RefundAsync(transferId, body, cancellationToken);

    public Task<Results<Created<Transfer>, ProblemHttpResult>> ReverseTransferAsync(Guid transferId, ReversalDraft body, CancellationToken cancellationToken) =>
        transfers.Refunds.ReverseAsync(transferId, body, cancellationToken);

    public Task<Results<Created<PaymentRequest>, ProblemHttpResult>> CreatePaymentRequestAsync(PaymentRequestDraft body, CancellationToken cancellationToken) =>
        pulls.Requests.Requests.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> GetPaymentRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        pulls.Requests.Requests.GetAsync(requestId, cancellationToken);

    public Task<Results<Ok<PaymentRequestPage>, ProblemHttpResult>> ListPaymentRequestsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        pulls.Requests.Requests.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> ApprovePaymentRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        pulls.Requests.Decisions.ApproveAsync(requestId, cancellationToken);

    public Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> DeclinePaymentRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        pulls.Requests.Decisions.DeclineAsync(requestId, cancellationToken);

    public Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> CancelPaymentRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        pulls.Requests.Decisions.CancelAsync(requestId, cancellationToken);

    public Task<Results<Created<Batch>, ProblemHttpResult>> CreateBatchAsync(BatchDraft body, CancellationToken cancellationToken) =>
        payouts.Batches.Batches.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> GetBatchAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Batches.GetAsync(batchId, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> UploadBatchLinesAsync(Guid batchId, Stream body, CancellationToken cancellationToken) =>
        payouts.Batches.Uploads.UploadAsync(batchId, body, cancellationToken);

    public Task<Results<Ok<BatchLinePage>, ProblemHttpResult>> ListBatchLinesAsync(Guid batchId, int limit, string? cursor, CancellationToken cancellationToken) =>
        payouts.Batches.Reports.ListAsync(batchId, limit, cursor, cancellationToken);

    public Task<Results<Ok<BatchReport>, ProblemHttpResult>> GetBatchReportAsync(Guid batchId, int limit, string? cursor, CancellationToken cancellationToken) =>
        payouts.Batches.Reports.ReportAsync(batchId, limit, cursor, cancellationToken);

    public Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetBatchResultAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Reports.ResultAsync(batchId, cancellationToken);

    public Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetBatchStatusReportAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Messages.StatusReportAsync(batchId, cancellationToken);

    public Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetBatchStatementAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Messages.StatementAsync(batchId, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> ReleaseBatchAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Acts.ReleaseAsync(batchId, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> PauseBatchAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Acts.PauseAsync(batchId, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> ResumeBatchAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Acts.ResumeAsync(batchId, cancellationToken);

    public Task<Results<Ok<Batch>, ProblemHttpResult>> CancelBatchAsync(Guid batchId, CancellationToken cancellationToken) =>
        payouts.Batches.Acts.CancelAsync(batchId, cancellationToken);

    public Task<Results<Created<Mandate>, ProblemHttpResult>> ProposeMandateAsync(MandateDraft body, CancellationToken cancellationToken) =>
        pulls.Mandates.Mandates.ProposeAsync(body, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> GetMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Mandates.GetAsync(mandateId, cancellationToken);

    public Task<Results<Ok<MandatePage>, ProblemHttpResult>> ListMandatesAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        pulls.Mandates.Mandates.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> ApproveMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Decisions.DecideAsync(mandateId, MandateChange.Approve, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> DeclineMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Decisions.DecideAsync(mandateId, MandateChange.Decline, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> PauseMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Decisions.DecideAsync(mandateId, MandateChange.Pause, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> ResumeMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Decisions.DecideAsync(mandateId, MandateChange.Resume, cancellationToken);

    public Task<Results<Ok<Mandate>, ProblemHttpResult>> RevokeMandateAsync(Guid mandateId, CancellationToken cancellationToken) =>
        pulls.Mandates.Decisions.DecideAsync(mandateId, MandateChange.Revoke, cancellationToken);

    public Task<Results<Created<Collection>, ProblemHttpResult>> CreateCollectionAsync(Guid mandateId, CollectionDraft body, CancellationToken cancellationToken) =>
        pulls.Mandates.Collections.CollectAsync(mandateId, body, cancellationToken);

    public Task<Results<Ok<VoucherPage>, ProblemHttpResult>> ListVouchersAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        payouts.Vouchers.Vouchers.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Voucher>, ProblemHttpResult>> IssueVoucherAsync(VoucherDraft body, CancellationToken cancellationToken) =>
        payouts.Vouchers.Issues.IssueAsync(body, cancellationToken);

    public Task<Results<Ok<Voucher>, ProblemHttpResult>> GetVoucherAsync(Guid voucherId, CancellationToken cancellationToken) =>
        payouts.Vouchers.Vouchers.GetAsync(voucherId, cancellationToken);

    public Task<Results<Ok<Voucher>, ProblemHttpResult>> ActivateVoucherAsync(Guid voucherId, CancellationToken cancellationToken) =>
        payouts.Vouchers.Vouchers.ActivateAsync(voucherId, cancellationToken);

    public Task<Results<Ok<Voucher>, ProblemHttpResult>> CancelVoucherAsync(Guid voucherId, CancellationToken cancellationToken) =>
        payouts.Vouchers.Vouchers.CancelAsync(voucherId, cancellationToken);

    public Task<Results<Created<Redemption>, ProblemHttpResult>> RedeemVoucherAsync(RedemptionDraft body, CancellationToken cancellationToken) =>
        payouts.Vouchers.Redemptions.RedeemAsync(body, cancellationToken);

    public Task<Results<Ok<BillPage>, ProblemHttpResult>> ListBillsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        pulls.Bills.Bills.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Bill>, ProblemHttpResult>> IssueBillAsync(BillDraft body, CancellationToken cancellationToken) =>
        pulls.Bills.Issues.IssueAsync(body, cancellationToken);

    public Task<Results<Ok<Bill>, ProblemHttpResult>> GetBillAsync(Guid billId, CancellationToken cancellationToken) =>
        pulls.Bills.Bills.GetAsync(billId, cancellationToken);

    public Task<Results<Ok<Bill>, ProblemHttpResult>> CancelBillAsync(Guid billId, CancellationToken cancellationToken) =>
        pulls.Bills.Bills.CancelAsync(billId, cancellationToken);

    public Task<Results<Ok<PayableBill>, ProblemHttpResult>> InquireBillAsync(BillInquiry body, CancellationToken cancellationToken) =>
        pulls.Bills.Payments.InquireAsync(body, cancellationToken);

    public Task<Results<Created<BillPayment>, ProblemHttpResult>> PayBillAsync(BillPaymentDraft body, CancellationToken cancellationToken) =>
        pulls.Bills.Payments.PayAsync(body, cancellationToken);

    public Task<Results<Ok<QrCode>, ProblemHttpResult>> MakeQrCodeAsync(QrDraft body, CancellationToken cancellationToken) =>
        accounts.Codes.MakeAsync(body, cancellationToken);

    public Task<Results<Ok<QrProposal>, ProblemHttpResult>> ReadQrCodeAsync(QrCode body, CancellationToken cancellationToken) =>
        accounts.Codes.ReadAsync(body, cancellationToken);

    public Task<Results<Ok<ParticipantPage>, ProblemHttpResult>> ListParticipantsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        settlement.Participants.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<SettlementParticipant>, ProblemHttpResult>> RegisterParticipantAsync(ParticipantDraft body, CancellationToken cancellationToken) =>
        settlement.Participants.RegisterAsync(body, cancellationToken);

    public Task<Results<Ok<SettlementParticipant>, ProblemHttpResult>> GetParticipantAsync(string participant, CancellationToken cancellationToken) =>
        settlement.Participants.GetAsync(participant, cancellationToken);

    public Task<Results<Ok<SettlementWindowPage>, ProblemHttpResult>> ListSettlementWindowsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        settlement.Windows.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<SettlementWindow>, ProblemHttpResult>> OpenSettlementWindowAsync(CancellationToken cancellationToken) =>
        settlement.Windows.OpenAsync(cancellationToken);

    public Task<Results<Ok<SettlementWindow>, ProblemHttpResult>> GetSettlementWindowAsync(Guid windowId, CancellationToken cancellationToken) =>
        settlement.Windows.GetAsync(windowId, cancellationToken);

    public Task<Results<Ok<SettlementPositionPage>, ProblemHttpResult>> ListSettlementPositionsAsync(Guid windowId, int limit, string? cursor, CancellationToken cancellationToken) =>
        settlement.Windows.PositionsAsync(windowId, limit, cursor, cancellationToken);

    public Task<Results<Ok<SettlementWindow>, ProblemHttpResult>> ConfirmSettlementWindowAsync(Guid windowId, SettlementConfirmation body, CancellationToken cancellationToken) =>
        settlement.Windows.ConfirmAsync(windowId, body, cancellationToken);

    public Task<Results<Ok<SettlementStatement>, ProblemHttpResult>> GetSettlementStatementAsync(string participant, Guid windowId, int limit, string? cursor, CancellationToken cancellationToken) =>
        settlement.Statements.StatementAsync(participant, windowId, limit, cursor, cancellationToken);

    public Task<Results<Ok<ReconciliationReport>, ProblemHttpResult>> ReconcileSettlementWindowAsync(string participant, Guid windowId, ReconciliationList body, CancellationToken cancellationToken) =>
        settlement.Statements.ReconcileAsync(participant, windowId, body, cancellationToken);

    public Task<Results<Created<OutwardTransfer>, ProblemHttpResult>> CreateOutwardTransferAsync(OutwardTransferDraft body, CancellationToken cancellationToken) =>
        transfers.Outward.Making.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<OutwardTransferPage>, ProblemHttpResult>> ListOutwardTransfersAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        transfers.Outward.Outward.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Ok<OutwardTransfer>, ProblemHttpResult>> GetOutwardTransferAsync(Guid outwardTransferId, CancellationToken cancellationToken) =>
        transfers.Outward.Outward.GetAsync(outwardTransferId, cancellationToken);

    public Task<Results<Ok<OutwardTransfer>, ProblemHttpResult>> CreditOutwardTransferAsync(Guid outwardTransferId, OutwardReport body, CancellationToken cancellationToken) =>
        transfers.Outward.Reports.ReportAsync(outwardTransferId, body, OutwardStatus.Credited, cancellationToken);

    public Task<Results<Ok<OutwardTransfer>, ProblemHttpResult>> ReturnOutwardTransferAsync(Guid outwardTransferId, OutwardReport body, CancellationToken cancellationToken) =>
        transfers.Outward.Reports.ReportAsync(outwardTransferId, body, OutwardStatus.Returned, cancellationToken);

    public Task<Results<Created<Dispute>, ProblemHttpResult>> OpenDisputeAsync(Guid transferId, DisputeDraft body, CancellationToken cancellationToken) =>
        transfers.Disputes.Openings.OpenAsync(transferId, body, cancellationToken);

    public Task<Results<Ok<DisputePage>, ProblemHttpResult>> ListDisputesAsync(int limit, string? cursor, DisputeStatus? status, CancellationToken cancellationToken) =>
        transfers.Disputes.Disputes.ListAsync(limit, cursor, status, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> GetDisputeAsync(Guid disputeId, CancellationToken cancellationToken) =>
        transfers.Disputes.Disputes.GetAsync(disputeId, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> WithdrawDisputeAsync(Guid disputeId, CancellationToken cancellationToken) =>
        transfers.Disputes.Acts.WithdrawAsync(disputeId, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> AcceptDisputeAsync(Guid disputeId, CancellationToken cancellationToken) =>
        transfers.Disputes.Acts.AcceptAsync(disputeId, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> ContestDisputeAsync(Guid disputeId, DisputeAnswer body, CancellationToken cancellationToken) =>
        transfers.Disputes.Acts.ContestAsync(disputeId, body, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> UpholdDisputeAsync(Guid disputeId, DisputeDecision body, CancellationToken cancellationToken) =>
        transfers.Disputes.Acts.UpholdAsync(disputeId, body, cancellationToken);

    public Task<Results<Ok<Dispute>, ProblemHttpResult>> RejectDisputeAsync(Guid disputeId, DisputeDecision body, CancellationToken cancellationToken) =>
        transfers.Disputes.Acts.RejectAsync(disputeId, body, cancellationToken);

    public Task<Results<Created<Webhook>, ProblemHttpResult>> CreateWebhookAsync(WebhookDraft body, CancellationToken cancellationToken) =>
        webhooks.Webhooks.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> GetWebhookAsync(Guid webhookId, CancellationToken cancellationToken) =>
        webhooks.Webhooks.GetAsync(webhookId, cancellationToken);

    public Task<Results<Ok<WebhookPage>, ProblemHttpResult>> ListWebhooksAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        webhooks.Webhooks.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> PauseWebhookAsync(Guid webhookId, CancellationToken cancellationToken) =>
        webhooks.Webhooks.PauseAsync(webhookId, cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> ResumeWebhookAsync(Guid webhookId, CancellationToken cancellationToken) =>
        webhooks.Webhooks.ResumeAsync(webhookId, cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> CloseWebhookAsync(Guid webhookId, CancellationToken cancellationToken) =>
        webhooks.Webhooks.CloseAsync(webhookId, cancellationToken);

    public Task<Results<Ok<DeliveryPage>, ProblemHttpResult>> ListDeliveriesAsync(Guid webhookId, int limit, string? cursor, CancellationToken cancellationToken) =>
        webhooks.Deliveries.ListAsync(webhookId, limit, cursor, cancellationToken);

    public Task<Results<Ok<Delivery>, ProblemHttpResult>> ResendDeliveryAsync(Guid webhookId, Guid deliveryId, CancellationToken cancellationToken) =>
        webhooks.Deliveries.ResendAsync(webhookId, deliveryId, cancellationToken);

    public Task<Results<Ok<PaymentKeySet>, ProblemHttpResult>> GetPaymentKeysAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Results<Ok<PaymentKeySet>, ProblemHttpResult>>(TypedResults.Ok(webhooks.Signature.PublicKeys()));
}
