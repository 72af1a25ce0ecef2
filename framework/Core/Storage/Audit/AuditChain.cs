using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Storage.Sets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>
/// Appends to the hash chain of a tenant. Every write and nearly every read ends here, under the lock of the tenant:
/// plain statements take a fraction of what tracking the rows would.
/// </summary>
internal static class AuditChain
{
    /// <summary>The chain of acts that concern no tenant.</summary>
    public const string NoTenant = "-";

    /// <summary>How many records one statement writes.</summary>
    private const int AtOnce = 1000;

    /// <summary>From how many on they are written as a set.</summary>
    private const int Many = 8;

    private static readonly string[] Columns =
        ["tenant", "sequence", "recorded_at", "action", "actor", "subject", "resource", "purpose", "consent_id", "trace_id", "detail", "previous_hash", "hash"];

    /// <summary>What the first record of a chain follows.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Adds the entries to the end of the chain and moves its head; runs inside the transaction of the act.</summary>
    public static async Task AppendAsync(BlockDbContext context, IReadOnlyList<PendingAudit> pending, CancellationToken cancellationToken)
    {
        var head = await LockHeadAsync(context, context.CurrentTenant ?? NoTenant, cancellationToken);
        foreach (var some in pending.Chunk(AtOnce))
        {
            var records = new AuditRecord[some.Length];
            for (var place = 0; place < some.Length; place++)
            {
                var record = records[place] = Follow(head, some[place]);
                record.Hash = AuditHash.Of(context.Block, record);
                head.Sequence = record.Sequence;
                head.Hash = record.Hash;
            }

            await AddAsync(context, records, head, cancellationToken);
        }
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

    /// <summary>Writes the records and moves the head to the last; a few in one round trip.</summary>
    private static async Task AddAsync(BlockDbContext context, AuditRecord[] records, AuditHead head, CancellationToken cancellationToken)
    {
        var move = $"UPDATE {StoreSql.Table<AuditHead>(context)} SET sequence = @last, hash = @head WHERE tenant = @of";
        if (records.Length >= Many)
        {
            await RowSets.AddAsync(context, records, cancellationToken);
            await StoreSql.ExecuteAsync(context, move, cancellationToken, ("@of", head.Tenant), ("@last", head.Sequence), ("@head", head.Hash));
            return;
        }

        var parameters = new List<(string Name, object? Value)>((records.Length * Columns.Length) + 3);
        var rows = new string[records.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var values = Values(context, records[row]);
            rows[row] = $"({string.Join(", ", Columns.Select(column => $"@{column}{row}"))})";
            parameters.AddRange(Columns.Zip(values, (column, value) => ($"@{column}{row}", value)));
        }

        parameters.AddRange([("@of", head.Tenant), ("@last", head.Sequence), ("@head", head.Hash)]);
        var add = $"INSERT INTO {StoreSql.Table<AuditRecord>(context)} ({string.Join(", ", Columns)}) VALUES {string.Join(", ", rows)}; {move}";
        await StoreSql.ExecuteAsync(context, add, cancellationToken, [.. parameters]);
    }

    /// <summary>As <see cref="Columns"/> names them.</summary>
    private static object?[] Values(BlockDbContext context, AuditRecord record) =>
    [
        record.Tenant, record.Sequence, StoreSql.Time(context, record.RecordedAt), record.Action, record.Actor, record.Subject, record.Resource,
        record.Purpose, record.ConsentId, record.TraceId, record.Detail, record.PreviousHash, record.Hash,
    ];

    private static async Task<AuditHead> LockHeadAsync(BlockDbContext context, string tenant, CancellationToken cancellationToken)
    {
        if (await FindHeadAsync(context, tenant, cancellationToken) is { } head)
        {
            return head;
        }

        // Two first records of a tenant may race: one inserts the head, both then queue for its lock.
        var insert = $"INSERT INTO {StoreSql.Table<AuditHead>(context)} (tenant, sequence, hash) VALUES (@tenant, 0, @hash) ON CONFLICT DO NOTHING";
        await StoreSql.ExecuteAsync(context, insert, cancellationToken, ("@tenant", tenant), ("@hash", Start));
        return (await FindHeadAsync(context, tenant, cancellationToken))!;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The name of the table is the model's; the tenant is a parameter.")]
    private static async Task<AuditHead?> FindHeadAsync(BlockDbContext context, string tenant, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"SELECT sequence, hash FROM {StoreSql.Table<AuditHead>(context)} WHERE tenant = @tenant{StoreSql.ForUpdate(context)}";
        command.Parameters.Add(StoreSql.Parameter(context, "@tenant", tenant));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new AuditHead { Tenant = tenant, Sequence = reader.GetInt64(0), Hash = reader.GetString(1) } : null;
    }
}
