using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Vouchers and redemptions as they stand on the wire.</summary>
internal static class VoucherWire
{
    public static Voucher ToWire(this MerchantVoucher voucher, DateTimeOffset now) => new()
    {
        VoucherId = voucher.Id.Value,
        Status = voucher.StatusAt(now),
        DebtorAccountId = voucher.DebtorAccountId.Value,
        Amount = Wire.MoneyOf(voucher.Currency, voucher.Amount),
        Purpose = voucher.Purpose,
        MerchantCategories = voucher.Categories?.Split(' '),
        CreatedAt = voucher.CreatedAt,
        ExpiresAt = voucher.ExpiresAt,
        TransferId = voucher.TransferId?.Value,
    };

    public static Redemption ToRedemption(this LedgerTransfer transfer, VoucherId voucher) => new()
    {
        TransferId = transfer.Id.Value,
        VoucherId = voucher.Value,
        ReceiptNumber = transfer.ReceiptNumber,
        Amount = Wire.MoneyOf(transfer.Currency, transfer.Amount),
        Purpose = transfer.Reference,
        RedeemedAt = transfer.PostedAt,
    };
}
