using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps what the authorization server remembers beside the tables of OpenIddict.</summary>
internal sealed class ProtocolMapping :
    IEntityTypeConfiguration<Arrival>,
    IEntityTypeConfiguration<UsedAssertion>,
    IEntityTypeConfiguration<UsedProof>,
    IEntityTypeConfiguration<PairwiseSubject>,
    IEntityTypeConfiguration<StoredKey>
{
    private const int ClientLength = 64;

    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.ToTable("arrivals");
        builder.HasKey(arrival => arrival.RequestId);
        builder.Property(arrival => arrival.RequestId).HasMaxLength(64);
        builder.Property(arrival => arrival.Browser).HasMaxLength(SignInMapping.DigestLength);
        builder.Property(arrival => arrival.ClientId).HasMaxLength(ClientLength);
        builder.Property(arrival => arrival.Scopes).HasMaxLength(2000);
        builder.Property(arrival => arrival.ApprovedIn).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(arrival => arrival.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<UsedAssertion> builder)
    {
        builder.ToTable("used_assertions");

        // The key is the promise: of two uses of one assertion one insert fails.
        builder.HasKey(used => new { used.ClientId, used.Jti });
        builder.Property(used => used.ClientId).HasMaxLength(ClientLength);
        builder.Property(used => used.Jti).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(used => used.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<UsedProof> builder)
    {
        builder.ToTable("used_proofs");

        // As above: of two uses of one proof, on whatever instances, one insert fails.
        builder.HasKey(used => used.Proof);
        builder.Property(used => used.Proof).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(used => used.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<PairwiseSubject> builder)
    {
        builder.ToTable("pairwise_subjects");
        builder.HasKey(row => new { row.Tenant, row.Sector, row.Subject });
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.Sector).HasMaxLength(ClientLength);
        builder.Property(row => row.Subject).HasMaxLength(64);
        builder.Property(row => row.PersonId).HasConversion(PersonMapping.Id);

        // Each token asks whether the person's subject is written down already.
        builder.HasIndex(row => new { row.PersonId, row.Sector });
    }

    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("stored_keys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(32);
        builder.Property(key => key.Value).HasMaxLength(4000);
    }
}
