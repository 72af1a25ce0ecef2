using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Idempotency;

/// <summary>
/// The keys whose first request runs in this process, for each store apart. On SQLite a repeat waits for the whole file, not for its key;
/// this tells "the first request still runs" from "the store is busy".
/// </summary>
internal static class RunningKeys
{
    private static readonly ConcurrentDictionary<RunningKey, byte> Running = new();

    public static void Add(BlockDbContext context, IdempotentRequest? request) => _ = request is not null && Running.TryAdd(Key(context, request), 0);

    public static void Remove(BlockDbContext context, IdempotentRequest? request) => _ = request is not null && Running.TryRemove(Key(context, request), out _);

    public static bool Contains(BlockDbContext context, IdempotentRequest? request) => request is not null && Running.ContainsKey(Key(context, request));

    private static RunningKey Key(BlockDbContext context, IdempotentRequest request) =>
        new(context.Database.GetDbConnection().DataSource, context.Block, request.Tenant, request.ClientId, request.Operation, request.Key);

    private readonly record struct RunningKey(string Store, string Block, string Tenant, string Client, string Operation, string Key);
}
