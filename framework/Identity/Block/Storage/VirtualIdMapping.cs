using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps virtual ids.</summary>
internal sealed class VirtualIdMapping : IEntityTypeConfiguration<VirtualId>
{
    private static readonly ValueConverter<VirtualIdDigits, string> Digits = new(digits => digits.Value, value => VirtualIdDigits.Parse(value)!.Value);

    public void Configure(EntityTypeBuilder<VirtualId> builder)
    {
        builder.ToTable("virtual_ids");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.Digits).HasConversion(Digits).HasMaxLength(VirtualIdDigits.Length);
        builder.Property(row => row.PersonId).HasConversion(PersonMapping.Id);

        // No digits are given twice, revoked ones neither (IDN-12.5); sign-in and resolution look them up.
        builder.HasIndex(row => new { row.Tenant, row.Digits }).IsUnique();

        // The promise of one active virtual id, whoever races (IDN-12.3).
        builder.HasIndex(row => row.PersonId).IsUnique().HasFilter("revoked_at IS NULL").HasDatabaseName("ix_virtual_ids_active");

        // The person's own list is read newest first.
        builder.HasIndex(row => new { row.PersonId, row.Id });
    }
}
