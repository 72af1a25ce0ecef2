using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps what counters ask for.</summary>
internal sealed class DeviceGrantMapping : IEntityTypeConfiguration<DeviceGrant>
{
    private const int ClientLength = 64;
    private const int AskedLength = 2000;

    public void Configure(EntityTypeBuilder<DeviceGrant> builder)
    {
        builder.ToTable("device_grants");

        // The key is the promise: no two codes that live are one.
        builder.HasKey(grant => grant.Code);
        builder.Property(grant => grant.Code).HasMaxLength(SignInMapping.DigestLength);
        builder.Property(grant => grant.ClientId).HasMaxLength(ClientLength);
        builder.Property(grant => grant.Asked).HasMaxLength(AskedLength);
        builder.Property(grant => grant.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(grant => grant.PersonId).HasConversion(PersonMapping.Id);
        builder.HasIndex(grant => grant.TokenId).IsUnique();
        builder.HasIndex(grant => grant.ExpiresAt);
    }
}
