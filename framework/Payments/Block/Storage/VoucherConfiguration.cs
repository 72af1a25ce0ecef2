using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class VoucherConfiguration : IEntityTypeConfiguration<MerchantVoucher>
{
    public void Configure(EntityTypeBuilder<MerchantVoucher> builder)
    {
        builder.ToTable("vouchers", table => table.HasCheckConstraint("ck_vouchers_outcome", "amount > 0 AND (status = 'Redeemed') = (transfer_id IS NOT NULL)"));
        builder.HasKey(voucher => voucher.Id);
        builder.Property(voucher => voucher.Id).HasConversion(id => id.Value, value => VoucherId.From(value));
        builder.Property(voucher => voucher.Owner).HasMaxLength(64);
        builder.Property(voucher => voucher.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(voucher => voucher.Currency).HasMaxLength(3);
        builder.Property(voucher => voucher.Purpose).HasMaxLength(140);
        builder.Property(voucher => voucher.Categories).HasMaxLength(100);
        builder.Property(voucher => voucher.SecretHash).HasMaxLength(32);
        builder.Property(voucher => voucher.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(voucher => voucher.TransferId).HasConversion(id => id!.Value.Value, value => Domain.TransferId.From(value));

        // A redemption finds its voucher by nothing else.
        builder.HasIndex(voucher => voucher.SecretHash).IsUnique();

        // One transfer redeems one voucher (PAY-13.9), and a repeat of a key finds it.
        builder.HasIndex(voucher => voucher.TransferId).IsUnique();

        // Who issued reads theirs newest first (PAY-13.18).
        builder.HasIndex(voucher => new { voucher.Owner, voucher.Id });

        // Each host looks for what has expired.
        builder.HasIndex(voucher => new { voucher.Tenant, voucher.Status, voucher.ExpiresAt });
    }
}
