using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>A record of a registry of plots.</summary>
/// <param name="Plots">Its registry.</param>
/// <param name="Id">Its id.</param>
/// <param name="ETag">Entity tag of its first version.</param>
internal sealed record Record(Plots Plots, string Id, string ETag)
{
    public Task<Answer> ReadAsync(Actor actor) => Call("getRecord").SendAsync(actor);

    public Task<Answer> ReplaceAsync(string etag, JsonObject data) =>
        Call("replaceRecord").Header("If-Match", etag).Json(new JsonObject { ["data"] = data }).SendAsync(Plots.Run.A.Registrar);

    public OperationCall Call(string operation) => Plots.Call(operation).Path("recordId", Id);
}
