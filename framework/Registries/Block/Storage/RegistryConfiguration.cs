using DigitalIndiaStack.Registries.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Registries.Block.Storage;

internal sealed class RegistryConfiguration : IEntityTypeConfiguration<OwnedRegistry>
{
    public void Configure(EntityTypeBuilder<OwnedRegistry> builder)
    {
        builder.ToTable("registries");

        // The name is the identity within a tenant (REG-2.3).
        builder.HasKey(registry => new { registry.Tenant, registry.Name });
        builder.Property(registry => registry.Name).HasMaxLength(64);
        builder.Property(registry => registry.Owner).HasMaxLength(64);
    }
}
