using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class AddressConfiguration : IEntityTypeConfiguration<PaymentAddress>
{
    public void Configure(EntityTypeBuilder<PaymentAddress> builder)
    {
        builder.ToTable("addresses");
        builder.HasKey(address => new { address.Tenant, address.Address });
        builder.Property(address => address.Address).HasMaxLength(96);
        builder.Property(address => address.Skeleton).HasMaxLength(96);
        builder.Property(address => address.AccountId).HasConversion(id => id.Value, value => AccountId.From(value));

        // Two requests that create look-alikes at the same time are told apart here (PAY-6.3).
        builder.HasIndex(address => new { address.Tenant, address.Skeleton }).IsUnique();
    }
}
