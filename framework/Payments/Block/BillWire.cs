using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Bills as they stand on the wire: whole to their biller, and to whoever holds the number what paying needs (PAY-15.10).</summary>
internal static class BillWire
{
    public static Bill ToWire(this CustomerBill bill, DateTimeOffset now) => new()
    {
        BillId = bill.Id.Value,
        BillNumber = bill.Number,
        Status = bill.StatusAt(now),
        CreditorAccountId = bill.CreditorAccountId.Value,
        Reference = bill.Reference,
        Amount = Wire.MoneyOf(bill.Currency, bill.Amount),
        LateAmount = bill.LateAmount is { } late ? Wire.MoneyOf(bill.Currency, late) : null,
        Purpose = bill.Purpose,
        CreatedAt = bill.CreatedAt,
        DueAt = bill.DueAt,
        ExpiresAt = bill.ExpiresAt,
        TransferId = bill.TransferId?.Value,
    };

    public static PayableBill ToPayable(this CustomerBill bill, string creditorName, DateTimeOffset now) => new()
    {
        BillNumber = bill.Number,
        Status = bill.StatusAt(now),
        CreditorName = creditorName,
        Reference = bill.Reference,
        Purpose = bill.Purpose,
        AmountDue = bill.StatusAt(now) == BillStatus.Due ? Wire.MoneyOf(bill.Currency, bill.AmountAt(now)) : null,
        DueAt = bill.DueAt,
        ExpiresAt = bill.ExpiresAt,
    };

    public static BillPayment ToBillPayment(this LedgerTransfer transfer, string billNumber) => new()
    {
        TransferId = transfer.Id.Value,
        BillNumber = billNumber,
        ReceiptNumber = transfer.ReceiptNumber,
        Amount = Wire.MoneyOf(transfer.Currency, transfer.Amount),
        Reference = transfer.Reference,
        PaidAt = transfer.PostedAt,
    };
}
