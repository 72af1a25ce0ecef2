using DigitalIndiaStack.Consent.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Consent.Block.Storage;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<GrantedConsent>
{
    public void Configure(EntityTypeBuilder<GrantedConsent> builder)
    {
        builder.ToTable("consents");
        builder.HasKey(consent => consent.Id);
        builder.Property(consent => consent.Id).HasConversion(id => id.Value, value => ConsentId.From(value));
        builder.Property(consent => consent.AgreementId).HasConversion(id => id.Value, value => AgreementId.From(value));
        builder.Property(consent => consent.Subject).HasMaxLength(64);
        builder.Property(consent => consent.SourceSubject).HasMaxLength(64);
        builder.Property(consent => consent.PurposeCode).HasMaxLength(64);
        builder.Property(consent => consent.DataFiduciary).HasMaxLength(64);
        builder.Property(consent => consent.DataSource).HasMaxLength(64);
        builder.Property(consent => consent.Registry).HasMaxLength(64);
        builder.Property(consent => consent.Fields).HasConversion<JsonText<IReadOnlyList<string>>, SameReference<IReadOnlyList<string>>>();
        builder.Property(consent => consent.Period).HasConversion<string>().HasMaxLength(16);
        builder.Property(consent => consent.Language).HasMaxLength(35);
        builder.Ignore(consent => consent.PeriodLength);

        // The person's own list is read newest first (CNS-5.1).
        builder.HasIndex(consent => new { consent.Subject, consent.Id });
    }
}
