using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class DisputeConfiguration : IEntityTypeConfiguration<PaymentDispute>
{
    public void Configure(EntityTypeBuilder<PaymentDispute> builder)
    {
        builder.ToTable("disputes", table => table.HasCheckConstraint("ck_disputes_outcome", "amount > 0 AND (status IN ('Accepted', 'Upheld')) = (transfer_id IS NOT NULL)"));
        builder.HasKey(dispute => dispute.Id);
        builder.Property(dispute => dispute.Id).HasConversion(id => id.Value, value => DisputeId.From(value));
        builder.Property(dispute => dispute.Payer).HasMaxLength(64);
        builder.Property(dispute => dispute.Payee).HasMaxLength(64);
        builder.Property(dispute => dispute.OriginalTransferId).HasConversion(id => id.Value, value => Domain.TransferId.From(value));
        builder.Property(dispute => dispute.Currency).HasMaxLength(3);
        builder.Property(dispute => dispute.Reason).HasConversion<string>().HasMaxLength(32);
        builder.Property(dispute => dispute.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(dispute => dispute.TransferId).HasConversion(id => id!.Value.Value, value => Domain.TransferId.From(value));
        builder.Ignore(dispute => dispute.IsOpen);

        // A payment has one open dispute, and none after one that was rejected (PAY-18.6, PAY-18.7).
        builder.HasIndex(dispute => dispute.OriginalTransferId).IsUnique().HasFilter("status IN ('Opened', 'Contested', 'Rejected')");

        // One refund ends one dispute (PAY-18.9, PAY-18.10).
        builder.HasIndex(dispute => dispute.TransferId).IsUnique();

        // Either party reads theirs newest first (PAY-18.20).
        builder.HasIndex(dispute => new { dispute.Payer, dispute.Id });
        builder.HasIndex(dispute => new { dispute.Payee, dispute.Id });
    }
}

internal sealed class DisputeStepConfiguration : IEntityTypeConfiguration<DisputeStep>
{
    public void Configure(EntityTypeBuilder<DisputeStep> builder)
    {
        builder.ToTable("dispute_steps");
        builder.HasKey(step => new { step.DisputeId, step.Number });
        builder.Property(step => step.DisputeId).HasConversion(id => id.Value, value => DisputeId.From(value));
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.Property(step => step.Act).HasConversion<string>().HasMaxLength(16);
        builder.Property(step => step.By).HasConversion<string>().HasMaxLength(16);
        builder.Property(step => step.Statement).HasMaxLength(1000);
    }
}
