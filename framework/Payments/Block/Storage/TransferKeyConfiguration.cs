using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class TransferKeyConfiguration : IEntityTypeConfiguration<TransferKey>
{
    public void Configure(EntityTypeBuilder<TransferKey> builder)
    {
        builder.ToTable("transfer_keys");

        // The primary key is the promise: one transfer for one key, for good (PAY-5.1, PAY-5.3).
        builder.HasKey(row => new { row.Tenant, row.ClientId, row.Operation, row.Key });
        builder.Property(row => row.TransferId).HasConversion(id => id.Value, value => TransferId.From(value));
        builder.Property(row => row.ClientId).HasMaxLength(128);
        builder.Property(row => row.Operation).HasMaxLength(128);
        builder.Property(row => row.Key).HasMaxLength(255);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);

        // The transfer that is being sealed is asked for its key, and has no other.
        builder.HasIndex(row => row.TransferId).IsUnique();
    }
}
