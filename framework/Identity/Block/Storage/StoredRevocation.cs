using DigitalIndiaStack.Core.Security.Revocations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Something that was revoked while access tokens of it could still be good.</summary>
internal sealed class StoredRevocation
{
    public required Guid Id { get; init; }

    public required RevocationKind Kind { get; init; }

    /// <summary>What was revoked, by its name in access tokens.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Maps revocations.</summary>
internal sealed class StoredRevocationMapping : IEntityTypeConfiguration<StoredRevocation>
{
    public void Configure(EntityTypeBuilder<StoredRevocation> builder)
    {
        builder.ToTable("revocations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(64);

        // Each instance asks every second what is new.
        builder.HasIndex(row => row.At);
    }
}
