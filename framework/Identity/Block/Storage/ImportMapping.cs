using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps imports with their lines, and the ids that were imported.</summary>
internal sealed class ImportMapping : IEntityTypeConfiguration<ImportOf>, IEntityTypeConfiguration<ImportLine>, IEntityTypeConfiguration<ImportedId>
{
    private const int RegisterLength = 48;
    private const int SourceLength = 64;
    private const int DigestLength = 64;
    private const int ActorLength = 128;

    private static readonly ValueConverter<ImportId, Guid> Id = new(id => id.Value, value => new ImportId(value));

    public void Configure(EntityTypeBuilder<ImportOf> builder)
    {
        builder.ToTable("register_imports");
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).HasConversion(Id).ValueGeneratedNever();
        builder.Property(import => import.Client).HasMaxLength(64);
        builder.Property(import => import.Maker).HasMaxLength(ActorLength);
        builder.Property(import => import.Register).HasMaxLength(RegisterLength);
        builder.Property(import => import.Language).HasMaxLength(35);
        builder.Property(import => import.ExpectedDigest).HasMaxLength(DigestLength);
        builder.Property(import => import.FoundDigest).HasMaxLength(DigestLength);
        builder.Property(import => import.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(import => import.ReleasedBy).HasMaxLength(ActorLength);
        builder.Ignore(import => import.IsAsExpected);
        builder.Ignore(import => import.Open);
        builder.Ignore(import => import.MadeBy);

        // Each host looks twice a second for imports to work on.
        builder.HasIndex(import => new { import.Tenant, import.Status });
    }

    public void Configure(EntityTypeBuilder<ImportLine> builder)
    {
        builder.ToTable("register_lines");
        builder.HasKey(line => new { line.ImportId, line.Number });
        builder.Property(line => line.ImportId).HasConversion(Id);
        builder.Property(line => line.Number).ValueGeneratedNever();
        builder.Property(line => line.SourceId).HasMaxLength(SourceLength);
        builder.Property(line => line.FullName).HasMaxLength(200);
        builder.Property(line => line.Region).HasMaxLength(35);
        builder.Property(line => line.Phone).HasMaxLength(16);
        builder.Property(line => line.Digest).HasMaxLength(DigestLength);
        builder.Property(line => line.Finding).HasConversion<string>().HasMaxLength(16);
        builder.Property(line => line.Member).HasMaxLength(32);
        builder.Property(line => line.Rule).HasMaxLength(32);
        builder.Property(line => line.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(line => line.ApplicationId).HasConversion(EnrollingMapping.Id);
        builder.Ignore(line => line.IsExcluded);

        // Each line is looked up for an earlier one of its id (IDN-21.5), and for the application that it became.
        builder.HasIndex(line => new { line.ImportId, line.SourceId, line.Number });
        builder.HasIndex(line => line.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<ImportedId> builder)
    {
        builder.ToTable("register_ids");
        builder.HasKey(id => new { id.Tenant, id.Register, id.SourceId });
        builder.Property(id => id.Register).HasMaxLength(RegisterLength);
        builder.Property(id => id.SourceId).HasMaxLength(SourceLength);
        builder.Property(id => id.ImportId).HasConversion(Id);
    }
}
