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
    public static Task AnswerAsync(BlockDbContext context, IdempotentRequest request, StoredAnswer answer, CancellationToken cancellationToken)
    {
        var update = $"""
            UPDATE {StoreSql.Table<IdempotencyKey>(context)} AS "held" SET status = @status, headers = @headers, body = @body
            WHERE "held"."tenant" = @tenant AND "held"."client_id" = @client AND "held"."operation" = @operation AND "held"."key" = @key
            """;
        return StoreSql.ExecuteAsync(
            context, update, cancellationToken,
            ("@status", answer.Status), ("@headers", JsonSerializer.Serialize(answer.Headers)), ("@body", answer.Body.ToArray()),
            ("@tenant", request.Tenant), ("@client", request.ClientId), ("@operation", request.Operation), ("@key", request.Key));
    }

    /// <summary>A key and its answer as one new row.</summary>
    public static IdempotencyKey Answered(BlockDbContext context, IdempotentRequest request, StoredAnswer answer)
    {
        var now = context.Scope.Clock.GetUtcNow();
        return new IdempotencyKey
        {
            Tenant = request.Tenant,
            ClientId = request.ClientId,
            Operation = request.Operation,
            Key = request.Key,
            Fingerprint = request.Fingerprint,
            Status = answer.Status,
            Headers = JsonSerializer.Serialize(answer.Headers),
            Body = answer.Body.ToArray(),
            CreatedAt = now,
            ExpiresAt = now.AddHours(context.Scope.Options.KeyLifetimeHours),
        };
    }

    /// <summary>Gives a claimed key back.</summary>
    public static Task ReleaseAsync(BlockDbContext context, IdempotentRequest request, CancellationToken cancellationToken) =>
        Find(context, request).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Inserts the key, or takes over an expired one. PostgreSQL blocks here while another transaction holds the same key.</summary>
    private static async Task<bool> TryInsertAsync(BlockDbContext context, IdempotentRequest request, CancellationToken cancellationToken)
    {
        var insert = $"""
            INSERT INTO {StoreSql.Table<IdempotencyKey>(context)} AS held (tenant, client_id, operation, key, fingerprint, status, headers, body, created_at, expires_at)
            VALUES (@tenant, @client, @operation, @key, @fingerprint, 0, @headers, @body, @now, @expires)
            ON CONFLICT (tenant, client_id, operation, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, status = 0, headers = excluded.headers, body = excluded.body,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            WHERE held.expires_at <= excluded.created_at
            """;
        var now = context.Scope.Clock.GetUtcNow();
        return await StoreSql.ExecuteAsync(
            context, insert, cancellationToken,
            ("@tenant", request.Tenant), ("@client", request.ClientId), ("@operation", request.Operation), ("@key", request.Key),
            ("@fingerprint", request.Fingerprint), ("@headers", "{}"), ("@body", Array.Empty<byte>()),
            ("@now", StoreSql.Time(context, now)), ("@expires", StoreSql.Time(context, now.AddHours(context.Scope.Options.KeyLifetimeHours)))) == 1;
    }

    private static IQueryable<IdempotencyKey> Find(BlockDbContext context, IdempotentRequest request) =>
        context.Set<IdempotencyKey>().Where(row =>
            row.Tenant == request.Tenant && row.ClientId == request.ClientId && row.Operation == request.Operation && row.Key == request.Key);

    private static StoredAnswer Answer(IdempotencyKey row) =>
        new(row.Status, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!, row.Body);
}
