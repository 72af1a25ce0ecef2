using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>Maps the tables that every block has.</summary>
internal sealed class StorageModel :
    IEntityTypeConfiguration<AuditRecord>,
    IEntityTypeConfiguration<AuditHead>,
    IEntityTypeConfiguration<IdempotencyKey>,
    IEntityTypeConfiguration<OutboxMessage>
{
    public const int TenantLength = 32;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable(AuditTables.Records);
        builder.HasKey(record => new { record.Tenant, record.Sequence });
        builder.Property(record => record.Sequence).ValueGeneratedNever();
        builder.Property(record => record.Action).HasMaxLength(64);
        builder.Property(record => record.Actor).HasMaxLength(128);
        builder.Property(record => record.Subject).HasMaxLength(128);
        builder.Property(record => record.Resource).HasMaxLength(256);
        builder.Property(record => record.Purpose).HasMaxLength(128);
        builder.Property(record => record.ConsentId).HasMaxLength(64);
        builder.Property(record => record.TraceId).HasMaxLength(32);
        builder.Property(record => record.PreviousHash).HasMaxLength(HashLength);
        builder.Property(record => record.Hash).HasMaxLength(HashLength);

        // A person asks who looked at their data; the newest come first.
        builder.HasIndex(record => new { record.Tenant, record.Subject, record.Sequence });
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable(AuditTables.Heads);
        builder.HasKey(head => head.Tenant);
        builder.Property(head => head.Tenant).HasMaxLength(TenantLength);
        builder.Property(head => head.Hash).HasMaxLength(HashLength);
    }

    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");

        // The primary key is the promise: one effect for one key, whoever races.
        builder.HasKey(row => new { row.Tenant, row.ClientId, row.Operation, row.Key });
        builder.Property(row => row.Tenant).HasMaxLength(TenantLength);
        builder.Property(row => row.ClientId).HasMaxLength(128);
        builder.Property(row => row.Operation).HasMaxLength(128);
        builder.Property(row => row.Key).HasMaxLength(255);
        builder.Property(row => row.Fingerprint).HasMaxLength(HashLength);

        // Expired keys are removed by time.
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Tenant).HasMaxLength(TenantLength);
        builder.Property(message => message.Type).HasMaxLength(128);
        builder.Property(message => message.Target).HasMaxLength(512);
        builder.Property(message => message.LastError).HasMaxLength(500);

        // Deliverers ask for what is due and not parked.
        builder.HasIndex(message => new { message.ParkedAt, message.NextAttemptAt });
    }
}
