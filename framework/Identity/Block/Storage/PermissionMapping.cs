using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps permissions and what their answers need.</summary>
internal sealed class PermissionMapping : IEntityTypeConfiguration<Permission>, IEntityTypeConfiguration<VerificationCount>, IEntityTypeConfiguration<RegisteredEncryptionKey>
{
    private const int ClientLength = 64;
    private const int SubjectLength = 64;

    public void Configure(EntityTypeBuilder<Permission> builder)
    {
        builder.ToTable("permissions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.Client).HasMaxLength(ClientLength);
        builder.Property(row => row.Subject).HasMaxLength(SubjectLength);
        builder.Property(row => row.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(row => row.Purpose).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.ItemNames).HasMaxLength(200);
        builder.Property(row => row.Reason).HasMaxLength(200);
        builder.Property(row => row.KeyId).HasMaxLength(SignInMapping.DigestLength);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(16);

        // The person's page shows what is open and what holds, newest first.
        builder.HasIndex(row => new { row.PersonId, row.Id });
    }

    public void Configure(EntityTypeBuilder<VerificationCount> builder)
    {
        builder.ToTable("verification_counts");

        // The key is the promise: whoever races counts in the same row.
        builder.HasKey(row => new { row.Tenant, row.Client, row.Subject, row.Day });
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.Client).HasMaxLength(ClientLength);
        builder.Property(row => row.Subject).HasMaxLength(SubjectLength);
        builder.HasIndex(row => row.Day);
    }

    public void Configure(EntityTypeBuilder<RegisteredEncryptionKey> builder)
    {
        builder.ToTable("encryption_keys");
        builder.HasKey(row => new { row.Tenant, row.Client, row.KeyId });
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.Client).HasMaxLength(ClientLength);
        builder.Property(row => row.KeyId).HasMaxLength(SignInMapping.DigestLength);
        builder.Property(row => row.Jwk).HasMaxLength(1600);
    }
}
