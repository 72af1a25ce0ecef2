using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<EventDelivery>
{
    public void Configure(EntityTypeBuilder<EventDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.Id).HasConversion(id => id.Value, value => DeliveryId.From(value));
        builder.Property(delivery => delivery.WebhookId).HasConversion(id => id.Value, value => WebhookId.From(value));
        builder.Property(delivery => delivery.EventType).HasConversion<string>().HasMaxLength(64);
        builder.Property(delivery => delivery.Subject).HasMaxLength(128);
        builder.Property(delivery => delivery.Body).HasMaxLength(4000);
        builder.Property(delivery => delivery.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(delivery => delivery.Reason).HasConversion<string>().HasMaxLength(16);

        // The client reads the deliveries of a webhook newest first.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Id });

        // Each host looks twice a second for what is due, webhook by webhook.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Status, delivery.NextAttemptAt });

        // What is old and settled is swept.
        builder.HasIndex(delivery => new { delivery.Tenant, delivery.CreatedAt });
    }
}
