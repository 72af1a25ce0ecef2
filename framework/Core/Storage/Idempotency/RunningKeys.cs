using System.Collections.Concurrent;

namespace DigitalIndiaStack.Core.Storage.Idempotency;

/// <summary>
/// The keys whose first request runs in this process. On SQLite a repeat waits for the whole file, not for its key;
/// this tells "the first request still runs" from "the store is busy".
/// </summary>
internal static class RunningKeys
{
    private static readonly ConcurrentDictionary<(string Block, string Tenant, string Client, string Operation, string Key), byte> Running = new();

    public static void Add(string block, IdempotentRequest? request) => _ = request is not null && Running.TryAdd(Name(block, request), 0);

    public static void Remove(string block, IdempotentRequest? request) => _ = request is not null && Running.TryRemove(Name(block, request), out _);

    public static bool Contains(string block, IdempotentRequest? request) => request is not null && Running.ContainsKey(Name(block, request));

    private static (string Block, string Tenant, string Client, string Operation, string Key) Name(string block, IdempotentRequest request) =>
        (block, request.Tenant, request.ClientId, request.Operation, request.Key);
}
