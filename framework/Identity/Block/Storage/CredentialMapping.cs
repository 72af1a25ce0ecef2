using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps credentials and their lists.</summary>
internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>, IEntityTypeConfiguration<StatusList>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("credentials");
        builder.HasKey(credential => credential.Id);
        builder.Property(credential => credential.Id).ValueGeneratedNever();
        builder.Property(credential => credential.PersonId).HasConversion(PersonMapping.Id);

        // No two credentials have one place (IDN-13.14).
        builder.HasIndex(credential => new { credential.ListId, credential.Place }).IsUnique();
        builder.HasIndex(credential => new { credential.PersonId, credential.IssuedAt });
        builder.HasIndex(credential => credential.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<StatusList> builder)
    {
        builder.ToTable("status_lists");
        builder.HasKey(list => list.Id);
        builder.Property(list => list.Id).ValueGeneratedNever();
        builder.Property(list => list.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.HasIndex(list => new { list.Tenant, list.OpenedAt });
    }
}
