using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using WireMoney = DigitalIndiaStack.Core.Contracts.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>The ledger's types as they stand on the wire.</summary>
internal static class Wire
{
    public static Account ToWire(this LedgerAccount account, AccountLimit limit) => new()
    {
        AccountId = account.Id.Value,
        Kind = account.Kind,
        Status = account.Status,
        Name = account.Name,
        Balance = MoneyOf(account.Currency, account.Balance),
        Floor = MoneyOf(account.Currency, account.Floor),
        Limits = limit == AccountLimit.None ? null : limit.ToWire(account.Currency),
        Merchant = account.MerchantCategory is { } category ? new MerchantDetails { Category = category, Name = account.MerchantName!, City = account.MerchantCity! } : null,
        Participant = account.Participant == SchemeParticipant.Own ? null : account.Participant,
        OpenedAt = account.OpenedAt,
    };

    public static Posting ToWire(this LedgerPosting posting, string currency, string reference) => new()
    {
        TransferId = posting.TransferId.Value,
        Side = posting.Amount < 0 ? PostingSide.Debit : PostingSide.Credit,
        Amount = MoneyOf(currency, Math.Abs(posting.Amount)),
        BalanceAfter = MoneyOf(currency, posting.BalanceAfter),
        Reference = reference,
        PostedAt = posting.PostedAt,
    };

    public static Transfer ToWire(this LedgerTransfer transfer) => new()
    {
        TransferId = transfer.Id.Value,
        Kind = transfer.Kind,
        Status = TransferStatus.Posted,
        ReceiptNumber = transfer.ReceiptNumber,
        DebtorAccountId = transfer.DebtorAccountId.Value,
        Amount = MoneyOf(transfer.Currency, transfer.Amount),
        Reference = transfer.Reference,
        OriginalTransferId = transfer.OriginalTransferId?.Value,
        PostedAt = transfer.PostedAt,
    };

    public static PaymentRequest ToWire(this SeenRequest seen, DateTimeOffset now) => new()
    {
        RequestId = seen.Request.Id.Value,
        Status = seen.Request.StatusAt(now),
        CreditorName = seen.CreditorName,
        DebtorAddress = seen.Request.DebtorAddress,
        Amount = MoneyOf(seen.Request.Currency, seen.Request.Amount),
        Reference = seen.Request.Reference,
        CreatedAt = seen.Request.CreatedAt,
        ExpiresAt = seen.Request.ExpiresAt,
        TransferId = seen.Request.TransferId?.Value,
    };

    public static Receipt ToReceipt(this LedgerTransfer transfer, string debtorName, string creditorName) => new()
    {
        ReceiptNumber = transfer.ReceiptNumber,
        TransferId = transfer.Id.Value,
        DebtorName = debtorName,
        CreditorName = creditorName,
        Amount = MoneyOf(transfer.Currency, transfer.Amount),
        Reference = transfer.Reference,
        PostedAt = transfer.PostedAt,
    };

    public static WireMoney MoneyOf(string currency, long minorUnits) => new()
    {
        Currency = currency,
        Amount = new Money(Currency.Parse(currency), minorUnits).Amount,
    };

    private static AccountLimits ToWire(this AccountLimit limit, string currency) => new()
    {
        PerTransfer = limit.PerTransfer is { } transfer ? MoneyOf(currency, transfer) : null,
        PerDay = limit.PerDay is { } day ? MoneyOf(currency, day) : null,
    };
}
