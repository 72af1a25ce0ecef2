using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class CollectionConfiguration : IEntityTypeConfiguration<MandateCollection>
{
    public void Configure(EntityTypeBuilder<MandateCollection> builder)
    {
        builder.ToTable("mandate_collections");

        // The primary key is the promise: no number of a period is given twice, whatever counted it (PAY-11.6).
        builder.HasKey(row => new { row.MandateId, row.PeriodStartsOn, row.Number });
        builder.Property(row => row.MandateId).HasConversion(id => id.Value, value => MandateId.From(value));
        builder.Property(row => row.TransferId).HasConversion(id => id.Value, value => TransferId.From(value));

        // A repeat of a key finds its transfer, and then what it collected.
        builder.HasIndex(row => row.TransferId).IsUnique();
    }
}
