using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Consent.Block.Storage;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<DataAgreement>, IEntityTypeConfiguration<PublishedTerms>
{
    public void Configure(EntityTypeBuilder<DataAgreement> builder)
    {
        builder.ToTable("agreements");
        builder.HasKey(agreement => agreement.Id);
        builder.Property(agreement => agreement.Id).HasConversion(id => id.Value, value => AgreementId.From(value));
        builder.Property(agreement => agreement.DataFiduciary).HasMaxLength(64);
        builder.Property(agreement => agreement.Terms).HasConversion<JsonText<AgreementTerms>, SameReference<AgreementTerms>>();

        // A fiduciary lists its own agreements, oldest first.
        builder.HasIndex(agreement => new { agreement.DataFiduciary, agreement.Id });
    }

    public void Configure(EntityTypeBuilder<PublishedTerms> builder)
    {
        builder.ToTable("published_terms");
        builder.HasKey(terms => new { terms.AgreementId, terms.Version });
        builder.Property(terms => terms.AgreementId).HasConversion(id => id.Value, value => AgreementId.From(value));
        builder.Property(terms => terms.Terms).HasConversion<JsonText<AgreementTerms>, SameReference<AgreementTerms>>();
    }
}
