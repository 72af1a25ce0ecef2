using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class BatchLineConfiguration : IEntityTypeConfiguration<PaymentBatchLine>
{
    public void Configure(EntityTypeBuilder<PaymentBatchLine> builder)
    {
        builder.ToTable("batch_lines", table => table.HasCheckConstraint("ck_batch_lines_outcome", "(status = 'Paid') = (transfer_id IS NOT NULL) AND (status = 'Excluded') = (finding IS NOT NULL)"));
        builder.HasKey(line => new { line.BatchId, line.Number });
        builder.Property(line => line.BatchId).HasConversion(id => id.Value, value => BatchId.From(value));
        builder.Property(line => line.Number).ValueGeneratedNever();
        builder.Property(line => line.AccountId).HasConversion(id => id!.Value.Value, value => Domain.AccountId.From(value));
        builder.Property(line => line.Address).HasMaxLength(96);
        builder.Property(line => line.CreditorAccountId).HasConversion(id => id!.Value.Value, value => Domain.AccountId.From(value));
        builder.Property(line => line.Reference).HasMaxLength(140);
        builder.Property(line => line.PaymentInfoId).HasMaxLength(35);
        builder.Property(line => line.EndToEndId).HasMaxLength(35);
        builder.Property(line => line.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(line => line.Finding).HasConversion<string>().HasMaxLength(16);
        builder.Property(line => line.Code).HasMaxLength(8);
        builder.Property(line => line.TransferId).HasConversion(id => id!.Value.Value, value => Domain.TransferId.From(value));

        // Each line is looked up for an earlier one to the same account (PAY-10.5).
        builder.HasIndex(line => new { line.BatchId, line.CreditorAccountId, line.Number });

        // A statement looks up which line an entry paid.
        builder.HasIndex(line => line.TransferId);
    }
}
