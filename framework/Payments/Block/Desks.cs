using DigitalIndiaStack.Payments.Block.Webhooks;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>The desks for accounts and for how they are found.</summary>
internal sealed record AccountDesks(AccountDesk Accounts, StatementDesk Statements, MapperDesk Mapper, AddressDesk Addresses, QrDesk Codes);

/// <summary>The desks for money that moves.</summary>
internal sealed record TransferDesks(TransferDesk Transfers, ReceiptDesk Receipts, RefundDesk Refunds, DisputeDesks Disputes, OutwardDesks Outward);

/// <summary>The desks for money that leaves the ledger.</summary>
internal sealed record OutwardDesks(OutwardDesk Outward, OutwardMakingDesk Making, OutwardReportDesk Reports);

/// <summary>The desks for disputes about money that moved.</summary>
internal sealed record DisputeDesks(DisputeDesk Disputes, DisputeOpeningDesk Openings, DisputeActDesk Acts);

/// <summary>The desks for batches of payments.</summary>
internal sealed record BatchDesks(BatchDesk Batches, BatchUploadDesk Uploads, BatchReportDesk Reports, BatchMessageDesk Messages, BatchActDesk Acts);

/// <summary>The desks for money that a payee asks for.</summary>
internal sealed record PullDesks(RequestDesks Requests, MandateDesks Mandates, BillDesks Bills);

/// <summary>The desks for bills.</summary>
internal sealed record BillDesks(BillDesk Bills, BillIssueDesk Issues, BillPaymentDesk Payments);

/// <summary>The desks for vouchers.</summary>
internal sealed record VoucherDesks(VoucherDesk Vouchers, IssueDesk Issues, RedemptionDesk Redemptions);

/// <summary>The desks for requests to pay.</summary>
internal sealed record RequestDesks(RequestDesk Requests, DecisionDesk Decisions);

/// <summary>The desks for mandates.</summary>
internal sealed record MandateDesks(MandateDesk Mandates, MandateDecisionDesk Decisions, CollectionDesk Collections);

/// <summary>The desks for webhooks.</summary>
internal sealed record WebhookDesks(WebhookDesk Webhooks, DeliveryDesk Deliveries, DeliverySignature Signature);

/// <summary>The desks for settlement between participants.</summary>
internal sealed record SettlementDesks(ParticipantDesk Participants, SettlementDesk Windows, SettlementStatementDesk Statements);

/// <summary>What a treasury pays out at its own will.</summary>
internal sealed record PayoutDesks(BatchDesks Batches, VoucherDesks Vouchers);
