using System.Text.Json;
using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Agriculture.Service.Storage;

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<BenefitApplication>, IEntityTypeConfiguration<TenantSetup>
{
    public void Configure(EntityTypeBuilder<BenefitApplication> builder)
    {
        builder.ToTable("applications");
        builder.HasKey(application => application.Id);
        builder.Property(application => application.Id).HasConversion(id => id.Value, value => ApplicationId.From(value));
        builder.Property(application => application.TrackingNumber).HasMaxLength(18);
        builder.Property(application => application.Scheme).HasMaxLength(64);
        builder.Property(application => application.Subject).HasMaxLength(64);
        builder.Property(application => application.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(application => application.DecisionUrl).HasMaxLength(2048);
        builder.Property(application => application.Reason).HasMaxLength(500);
        builder.Property(application => application.ReceiptNumber).HasMaxLength(13);
        builder.Property(application => application.Evidence).HasConversion(
            evidence => JsonSerializer.Serialize(evidence, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<Evidence>(text, JsonSerializerOptions.Web));
        builder.HasIndex(application => application.TrackingNumber).IsUnique();

        // One open application of a person under a scheme, whoever races (AGR-3.2).
        builder.HasIndex(application => new { application.Tenant, application.Subject, application.Scheme })
            .IsUnique().HasFilter("status IN ('ConsentPending', 'UnderReview', 'Approved')");

        // The officers' desk and the payment runner ask by state, oldest first.
        builder.HasIndex(application => new { application.Tenant, application.Status, application.Id });
    }

    public void Configure(EntityTypeBuilder<TenantSetup> builder)
    {
        builder.ToTable("setups");
        builder.HasKey(setup => new { setup.Tenant, setup.Scheme });
        builder.Property(setup => setup.Scheme).HasMaxLength(64);
    }
}
