using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>A registry of plots of land, defined by the registrar for one check.</summary>
internal sealed record Plots(CheckRun Run, string Name)
{
    /// <summary>A good definition under a name.</summary>
    public static JsonObject DefinitionOf(string name) => new()
    {
        ["name"] = name,
        ["title"] = new JsonObject { ["en"] = "Plots" },
        ["classification"] = "personal",
        ["idScheme"] = "uuid",
        ["indexes"] = new JsonArray("plot"),
        ["schema"] = JsonNode.Parse("""
            { "type": "object", "additionalProperties": false, "required": ["plot"],
              "properties": { "plot": { "type": "string", "maxLength": 40 }, "area": { "type": "number", "minimum": 0 }, "crop": { "type": "string" } } }
            """),
    };

    public static async Task<Plots> DefineAsync(CheckRun run)
    {
        var name = run.Unique("plots");
        (await DefineAsync(run, DefinitionOf(name), run.A.Registrar)).MustBe(201);
        return new Plots(run, name);
    }

    public static Task<Answer> DefineAsync(CheckRun run, JsonObject definition, Actor actor) =>
        run.Api("registries").Call("createRegistry").Key().Json(definition).SendAsync(actor);

    public static JsonObject Data(string plot, double area = 1.5) => new() { ["plot"] = plot, ["area"] = area, ["crop"] = "maize" };

    /// <summary>Adds a record, about a person where one is named.</summary>
    public async Task<Record> AddAsync(string plot, string? person = null)
    {
        var draft = new JsonObject { ["data"] = Data(plot) };
        if (person is not null)
        {
            draft["subjectNumber"] = Run.A.PersonOf(person).Number;
        }

        var made = (await AddAsync(draft)).MustBe(201);
        return new Record(this, made.Member("recordId"), made.Header("ETag"));
    }

    public Task<Answer> AddAsync(JsonObject draft) => Call("createRecord").Key().Json(draft).SendAsync(Run.A.Registrar);

    public Task<Answer> SearchAsync(Actor actor, string index = "", string value = "", int limit = 100)
    {
        var call = Call("searchRecords").Query("limit", limit.ToString(CultureInfo.InvariantCulture));
        return (index.Length == 0 ? call : call.Query("index", index).Query("value", value)).SendAsync(actor);
    }

    public Task<Answer> DiscloseAsync(Actor actor, string consentId, string purpose, params string[] fields) =>
        Call("discloseRecord").Json(new { consentId, purposeCode = purpose, fields }).SendAsync(actor);

    public OperationCall Call(string operation) => Run.Api("registries").Call(operation).Path("registry", Name);
}
