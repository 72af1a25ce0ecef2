using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>The block of things.v1.yaml, with endpoints as the generator writes them.</summary>
internal sealed class ThingsBlock : IBlock
{
    public string Name => "things";

    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MemoryStore>();
        builder.Services.AddSingleton<IStoreFaults, MemoryStore.Faults>();
        builder.Services.AddScoped<MemoryStore.Unit>();
        builder.Services.AddKeyedScoped<IUnitOfWork>(Name, (services, _) => services.GetRequiredService<MemoryStore.Unit>());
        builder.Services.AddScoped<ThingsApi>();
    }

    public void Map(WebApplication app)
    {
        var group = app.MapGroup("/things/v1").AsBlock(Name);
        group.MapGet("/things", (ThingsApi api, int? limit, string? cursor, string[]? kind, bool? fragile) => api.List(limit ?? 20, cursor)).WithMetadata(Operation("listThings"));
        group.MapPost("/things", (ThingsApi api, ThingDraft body) => api.Make(body)).WithMetadata(Operation("makeThing"));
        group.MapGet("/things/{thingId}", (ThingsApi api, Guid thingId) => api.Get(thingId)).WithMetadata(Operation("getThing"));
        group.MapPut("/things/{thingId}", (ThingsApi api, Guid thingId, HttpRequest request, ThingDraft body) => api.Change(thingId, request.Headers.IfMatch, body))
            .WithMetadata(Operation("changeThing"));
        group.MapDelete("/things/{thingId}", () => TypedResults.NoContent()).WithMetadata(Operation("deleteThing"));
        group.MapPost("/imports", async (Stream body) => TypedResults.Ok(new { length = await ThingsApi.LengthAsync(body) })).WithMetadata(Operation("importThings"));
        group.MapGet("/catalogue", () => TypedResults.Ok(new { ok = true })).WithMetadata(Operation("readCatalogue"));
        group.MapPost("/failures/{kind}", (ThingsApi api, string kind) => api.Fail(kind)).WithMetadata(Operation("fail"));
        app.MapGet("/things/forgotten", () => "open?");
    }

    private SpecOperation Operation(string id) => new(Name, id);
}
