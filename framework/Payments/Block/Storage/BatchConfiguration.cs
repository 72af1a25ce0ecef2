using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class BatchConfiguration : IEntityTypeConfiguration<PaymentBatch>
{
    public void Configure(EntityTypeBuilder<PaymentBatch> builder)
    {
        builder.ToTable("batches");
        builder.HasKey(batch => batch.Id);
        builder.Property(batch => batch.Id).HasConversion(id => id.Value, value => BatchId.From(value));
        builder.Property(batch => batch.Owner).HasMaxLength(64);
        builder.Property(batch => batch.Maker).HasMaxLength(128);
        builder.Property(batch => batch.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(batch => batch.Currency).HasMaxLength(3);
        builder.Property(batch => batch.Reference).HasMaxLength(140);
        builder.Property(batch => batch.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(batch => batch.ReleasedBy).HasMaxLength(128);
        builder.Property(batch => batch.MessageId).HasMaxLength(35);
        builder.Ignore(batch => batch.HasEnded);
        builder.Ignore(batch => batch.OpenCount);
        builder.Ignore(batch => batch.OpenSum);

        // Each host looks twice a second for batches to pay.
        builder.HasIndex(batch => new { batch.Tenant, batch.Status });

        // One message is one batch, whoever asks at the same time (PAY-10.23).
        builder.HasIndex(batch => new { batch.Tenant, batch.Owner, batch.MessageId }).IsUnique();
    }
}
