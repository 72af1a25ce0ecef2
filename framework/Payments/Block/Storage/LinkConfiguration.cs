using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_links");
        builder.HasKey(link => new { link.Tenant, link.Subject });
        builder.Property(link => link.Subject).HasMaxLength(64);
        builder.Property(link => link.AccountId).HasConversion(id => id.Value, value => AccountId.From(value));
    }
}
