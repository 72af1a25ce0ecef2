using DigitalIndiaStack.Consent.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Consent.Block.Storage;

internal sealed class RequestConfiguration : IEntityTypeConfiguration<PendingRequest>
{
    public void Configure(EntityTypeBuilder<PendingRequest> builder)
    {
        builder.ToTable("requests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).HasConversion(id => id.Value, value => RequestId.From(value));
        builder.Property(request => request.AgreementId).HasConversion(id => id.Value, value => AgreementId.From(value));
        builder.Property(request => request.ConsentId).HasConversion(id => id!.Value.Value, value => ConsentId.From(value));
        builder.Property(request => request.Requester).HasMaxLength(64);
        builder.Property(request => request.Subject).HasMaxLength(64);
        builder.Property(request => request.SourceSubject).HasMaxLength(64);
        builder.Property(request => request.ReturnUrl).HasMaxLength(2048);
        builder.Property(request => request.Decision).HasConversion<string>().HasMaxLength(16);
    }
}
