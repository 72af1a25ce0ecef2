using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class BillConfiguration : IEntityTypeConfiguration<CustomerBill>
{
    private const string Terms = "amount > 0 AND (late_amount IS NULL OR late_amount > amount) AND expires_at >= due_at";

    public void Configure(EntityTypeBuilder<CustomerBill> builder)
    {
        builder.ToTable("bills", table => table.HasCheckConstraint("ck_bills_outcome", $"{Terms} AND (status = 'Paid') = (transfer_id IS NOT NULL)"));
        builder.HasKey(bill => bill.Id);
        builder.Property(bill => bill.Id).HasConversion(id => id.Value, value => BillId.From(value));
        builder.Property(bill => bill.Owner).HasMaxLength(64);
        builder.Property(bill => bill.Number).HasMaxLength(14);
        builder.Property(bill => bill.CreditorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(bill => bill.Reference).HasMaxLength(35);
        builder.Property(bill => bill.Currency).HasMaxLength(3);
        builder.Property(bill => bill.Purpose).HasMaxLength(140);
        builder.Property(bill => bill.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(bill => bill.TransferId).HasConversion(id => id!.Value.Value, value => Domain.TransferId.From(value));

        // Whoever pays finds a bill by nothing else.
        builder.HasIndex(bill => new { bill.Tenant, bill.Number }).IsUnique();

        // A biller demands a thing once (PAY-15.3).
        builder.HasIndex(bill => new { bill.CreditorAccountId, bill.Reference }).IsUnique();

        // One transfer pays one bill (PAY-15.13), and a repeat of a key finds it.
        builder.HasIndex(bill => bill.TransferId).IsUnique();

        // Who issued reads theirs newest first (PAY-15.20).
        builder.HasIndex(bill => new { bill.Owner, bill.Id });
    }
}
