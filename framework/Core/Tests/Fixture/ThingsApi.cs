using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Operations;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Tests.Fixture;

internal sealed class ThingsApi(
    MemoryStore store, MemoryStore.Unit unit, ProblemWriter problems, Caller caller, ResponseHeaders headers, IHttpContextAccessor contexts, TimeProvider clock)
{
    private const int NoSpace = 28;
    private static readonly ProblemKind Unwanted = new("THG-0422", 422);
    private static int made;

    public IResult List(int limit, string? cursor)
    {
        if (!Cursor.TryDecode(cursor, 1, out var keys))
        {
            return problems.Write(CoreProblems.Malformed, [new RequestError("/query/cursor", "cursor")]);
        }

        var after = keys.Count == 0 ? string.Empty : keys[0];
        var things = store.Things.Values.Where(thing => thing.Tenant == caller.Tenant.Value && string.CompareOrdinal(thing.Name, after) > 0)
            .OrderBy(thing => thing.Name, StringComparer.Ordinal).Take(limit + 1).ToArray();
        if (things.Length > limit)
        {
            headers.Link = PageLink.Next(contexts.HttpContext!.Request, Cursor.Encode(things[limit - 1].Name));
        }

        return TypedResults.Ok(new { items = things.Take(limit) });
    }

    public static async Task<long> LengthAsync(Stream body)
    {
        var (buffer, length, read) = (new byte[4096], 0L, 0);
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            length += read;
        }

        return length;
    }

    public IResult Make(ThingDraft draft)
    {
        Interlocked.Increment(ref made);
        var thing = new Thing(Guid.CreateVersion7(clock.GetUtcNow()), draft.Name, 1, caller.Tenant.Value, caller.Actor);
        unit.Save(thing);
        if (draft.Name == "unwanted")
        {
            return problems.Write(Unwanted);
        }

        if (draft.Name == "told once")
        {
            contexts.HttpContext!.RequestServices.GetRequiredService<KeptAnswer>().Instead(thing with { Name = "kept" });
        }

        headers.ETag = EntityTag.Of(thing.Version);
        return TypedResults.Created($"/things/v1/things/{thing.Id}", thing);
    }

    public IResult Get(Guid id)
    {
        if (Find(id) is not { } thing)
        {
            return problems.Write(CoreProblems.NotFound);
        }

        headers.ETag = EntityTag.Of(thing.Version);
        return TypedResults.Ok(thing);
    }

    public IResult Change(Guid id, string? ifMatch, ThingDraft draft)
    {
        if (Find(id) is not { } thing)
        {
            return problems.Write(CoreProblems.NotFound);
        }

        if (!EntityTag.Of(thing.Version).IsMatchedBy(ifMatch))
        {
            return problems.Write(CoreProblems.Stale);
        }

        var changed = thing with { Name = draft.Name, Version = thing.Version + 1 };
        unit.Save(changed);
        headers.ETag = EntityTag.Of(changed.Version);
        return TypedResults.Ok(changed);
    }

    public IResult Fail(string kind)
    {
        unit.Save(new Thing(Guid.CreateVersion7(), "never", 1, "ke", "nobody"));
        return kind switch
        {
            "store" => throw new StoreUnavailableException("secret of the store"),
            "stale" => throw new MemoryStore.StaleException(),
            "fault" => throw new TimeoutException("secret of the driver"),
            "disk" => throw new InvalidOperationException("secret of the code", new IOException("secret of the disk", NoSpace)),
            "file" => throw new IOException("secret of the file"),
            "peer" => throw new PeerUnavailableException("shops", "secret of the peer"),
            _ => throw new InvalidOperationException("secret of the code"),
        };
    }

    private Thing? Find(Guid id) => store.Things.TryGetValue(id, out var thing) && thing.Tenant == caller.Tenant.Value ? thing : null;
}
