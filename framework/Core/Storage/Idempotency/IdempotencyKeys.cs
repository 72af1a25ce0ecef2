using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage.Idempotency;

/// <summary>Claims idempotency keys and keeps their answers, inside the transaction of the effect.</summary>
internal static class IdempotencyKeys
{
    private const int MaximumTries = 3;

    /// <summary>Claims the key; waits for another transaction that holds it.</summary>
    /// <returns><see langword="null"/> when the key is claimed, else what the request gets instead of running.</returns>
    public static async Task<WorkStart?> ClaimAsync(BlockDbContext context, IdempotentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < MaximumTries; attempt++)
            {
                if (await TryInsertAsync(context, request, cancellationToken))
                {
                    return null;
                }

                // Gone again when the key expired and was swept between the two statements: then it is free.
                var row = await Find(context, request).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
                if (row is not null)
                {
                    return row.Fingerprint == request.Fingerprint ? new WorkStart.Replay(Answer(row)) : new WorkStart.Mismatch();
                }
            }

            return new WorkStart.StillRunning();
        }
        catch (PostgresException locked) when (locked.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return new WorkStart.StillRunning();
        }
    }

    /// <summary>Keeps the answer under the claimed key.</summary>
    public static Task AnswerAsync(BlockDbContext context, IdempotentRequest request, StoredAnswer answer, CancellationToken cancellationToken) =>
        Find(context, request).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Status, answer.Status)
                .SetProperty(row => row.Headers, JsonSerializer.Serialize(answer.Headers))
                .SetProperty(row => row.Body, answer.Body.ToArray()),
            cancellationToken);

    /// <summary>Gives a claimed key back.</summary>
    public static Task ReleaseAsync(BlockDbContext context, IdempotentRequest request, CancellationToken cancellationToken) =>
        Find(context, request).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Inserts the key, or takes over an expired one. PostgreSQL blocks here while another transaction holds the same key.</summary>
    private static async Task<bool> TryInsertAsync(BlockDbContext context, IdempotentRequest request, CancellationToken cancellationToken)
    {
        var table = StoreSql.Table<IdempotencyKey>(context);
        var insert = $"""
            INSERT INTO {table} AS held (tenant, client_id, operation, key, fingerprint, status, headers, body, created_at, expires_at)
            VALUES ({"{0}, {1}, {2}, {3}, {4}, 0, '{{}}', {5}, {6}, {7}"})
            ON CONFLICT (tenant, client_id, operation, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, status = 0, headers = excluded.headers, body = excluded.body,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            WHERE held.expires_at <= excluded.created_at
            """;
        var now = context.Scope.Clock.GetUtcNow();
        object[] values =
        [
            request.Tenant, request.ClientId, request.Operation, request.Key, request.Fingerprint, Array.Empty<byte>(),
            StoreSql.Time(context, now), StoreSql.Time(context, now.AddHours(context.Scope.Options.KeyLifetimeHours)),
        ];
        return await context.Database.ExecuteSqlRawAsync(insert, values, cancellationToken) == 1;
    }

    private static IQueryable<IdempotencyKey> Find(BlockDbContext context, IdempotentRequest request) =>
        context.Set<IdempotencyKey>().Where(row =>
            row.Tenant == request.Tenant && row.ClientId == request.ClientId && row.Operation == request.Operation && row.Key == request.Key);

    private static StoredAnswer Answer(IdempotencyKey row) =>
        new(row.Status, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!, row.Body);
}
