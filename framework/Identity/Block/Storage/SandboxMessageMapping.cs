using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps the messages of a sandbox.</summary>
internal sealed class SandboxMessageMapping : IEntityTypeConfiguration<SandboxMessage>
{
    public void Configure(EntityTypeBuilder<SandboxMessage> builder)
    {
        builder.ToTable("sandbox_messages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(message => message.To).HasMaxLength(254);
        builder.Property(message => message.Text).HasMaxLength(1000);
        builder.Property(message => message.Code).HasMaxLength(6);

        // The inbox shows the newest of one address, or of all.
        builder.HasIndex(message => new { message.To, message.At });
    }
}
