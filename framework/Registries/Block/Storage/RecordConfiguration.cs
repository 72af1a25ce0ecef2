using DigitalIndiaStack.Registries.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Registries.Block.Storage;

internal sealed class RecordConfiguration :
    IEntityTypeConfiguration<RegistryRecord>, IEntityTypeConfiguration<RecordVersion>, IEntityTypeConfiguration<IndexEntry>
{
    public void Configure(EntityTypeBuilder<RegistryRecord> builder)
    {
        builder.ToTable("records");
        builder.HasKey(record => record.Id);
        builder.Property(record => record.Id).HasConversion(id => id.Value, value => RecordId.From(value));
        builder.Property(record => record.Registry).HasMaxLength(64);
        builder.Property(record => record.Subject).HasMaxLength(64);

        // A registry is listed by id; a disclosure finds the record of a person.
        builder.HasIndex(record => new { record.Tenant, record.Registry, record.Id });
        builder.HasIndex(record => new { record.Tenant, record.Registry, record.Subject });
    }

    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.ToTable("record_versions");
        builder.HasKey(version => new { version.RecordId, version.Version });
        builder.Property(version => version.RecordId).HasConversion(id => id.Value, value => RecordId.From(value));
        builder.Property(version => version.Version).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<IndexEntry> builder)
    {
        builder.ToTable("index_entries");

        // A search is one seek: the value of a declared index, then the records in order.
        builder.HasKey(entry => new { entry.Tenant, entry.Registry, entry.Field, entry.Value, entry.RecordId });
        builder.Property(entry => entry.Registry).HasMaxLength(64);
        builder.Property(entry => entry.Field).HasMaxLength(64);
        builder.Property(entry => entry.Value).HasMaxLength(200);
        builder.Property(entry => entry.RecordId).HasConversion(id => id.Value, value => RecordId.From(value));
        builder.HasIndex(entry => entry.RecordId);
    }
}
