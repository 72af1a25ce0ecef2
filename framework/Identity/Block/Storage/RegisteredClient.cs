using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A client that a developer registered in a sandbox; what the protocol needs of it is among the tables of OpenIddict.</summary>
internal sealed class RegisteredClient
{
    public required string ClientId { get; init; }

    /// <summary>The country whose persons it signs in.</summary>
    public required string Tenant { get; init; }

    public required string Name { get; init; }

    /// <summary>What the name looks like; no two clients look alike.</summary>
    public required string Shape { get; init; }

    /// <summary>Digest of the registration token.</summary>
    public required string TokenDigest { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Where its answers go, one in a line.</summary>
    public required string RedirectUris { get; init; }

    /// <summary>What it may ask for beside <c>openid</c>, with spaces between.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>Maps developers' clients.</summary>
internal sealed class RegisteredClientMapping : IEntityTypeConfiguration<RegisteredClient>
{
    private const int ClientLength = 64;

    public void Configure(EntityTypeBuilder<RegisteredClient> builder)
    {
        builder.ToTable("registered_clients");
        builder.HasKey(client => client.ClientId);
        builder.Property(client => client.ClientId).HasMaxLength(ClientLength);
        builder.Property(client => client.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(client => client.Name).HasMaxLength(64);
        builder.Property(client => client.Shape).HasMaxLength(256);
        builder.Property(client => client.TokenDigest).HasMaxLength(SignInMapping.DigestLength);
        builder.Property(client => client.RedirectUris).HasMaxLength(1600);
        builder.Property(client => client.Scopes).HasMaxLength(100);

        // The index is the promise: of names that look alike one is registered, also at the same time.
        builder.HasIndex(client => client.Shape).IsUnique();
    }
}
