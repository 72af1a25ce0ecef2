using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<EventWebhook>
{
    public void Configure(EntityTypeBuilder<EventWebhook> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(webhook => webhook.Id);
        builder.Property(webhook => webhook.Id).HasConversion(id => id.Value, value => WebhookId.From(value));
        builder.Property(webhook => webhook.Owner).HasMaxLength(64);
        builder.Property(webhook => webhook.Url).HasMaxLength(500);
        builder.Property(webhook => webhook.EventTypes).HasMaxLength(300);
        builder.Property(webhook => webhook.Status).HasConversion<string>().HasMaxLength(16);

        // Every change that may concern a client asks who wants to hear of it.
        builder.HasIndex(webhook => new { webhook.Tenant, webhook.Owner, webhook.Id });
    }
}
