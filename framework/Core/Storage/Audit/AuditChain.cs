using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>Appends to the hash chain of a tenant.</summary>
internal static class AuditChain
{
    /// <summary>The chain of acts that concern no tenant.</summary>
    public const string NoTenant = "-";

    /// <summary>What the first record of a chain follows.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Adds the entries to the end of the chain and moves its head; runs inside the transaction of the act.</summary>
    public static async Task AppendAsync(
        BlockDbContext context, IEnumerable<PendingAudit> pending, Func<Task> save, CancellationToken cancellationToken)
    {
        var head = await LockHeadAsync(context, context.CurrentTenant ?? NoTenant, cancellationToken);
        var records = new List<AuditRecord>();
        foreach (var entry in pending)
        {
            var record = Follow(head, entry);
            record.Hash = AuditHash.Of(context.Block, record);
            head.Sequence = record.Sequence;
            head.Hash = record.Hash;
            records.Add(record);
        }

        context.AddRange(records);
        await save();

        // The head must be read again under its lock the next time.
        context.Entry(head).State = EntityState.Detached;
        records.ForEach(record => context.Entry(record).State = EntityState.Detached);
    }

    private static AuditRecord Follow(AuditHead head, PendingAudit pending) => new()
    {
        Tenant = head.Tenant,
        Sequence = checked(head.Sequence + 1),
        RecordedAt = pending.RecordedAt,
        Action = pending.Entry.Action,
        Actor = pending.Entry.Actor,
        Subject = pending.Entry.Subject,
        Resource = pending.Entry.Resource,
        Purpose = pending.Entry.Purpose,
        ConsentId = pending.Entry.ConsentId,
        TraceId = pending.TraceId,
        Detail = JsonSerializer.Serialize(new SortedDictionary<string, string>(pending.Entry.Detail.ToDictionary(), StringComparer.Ordinal)),
        PreviousHash = head.Hash,
    };

    private static async Task<AuditHead> LockHeadAsync(BlockDbContext context, string tenant, CancellationToken cancellationToken)
    {
        var table = StoreSql.Table<AuditHead>(context);
        var select = $"SELECT * FROM {table} WHERE tenant = {{0}}{StoreSql.ForUpdate(context)}";
        var heads = await context.Set<AuditHead>().FromSqlRaw(select, tenant).ToListAsync(cancellationToken);
        if (heads.Count == 0)
        {
            // Two first records of a tenant may race: one inserts the head, both then queue for its lock.
            var insert = $"INSERT INTO {table} (tenant, sequence, hash) VALUES ({{0}}, 0, {{1}}) ON CONFLICT DO NOTHING";
            await context.Database.ExecuteSqlRawAsync(insert, [tenant, Start], cancellationToken);
            heads = await context.Set<AuditHead>().FromSqlRaw(select, tenant).ToListAsync(cancellationToken);
        }

        return heads.Single();
    }
}
