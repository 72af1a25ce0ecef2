using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Load;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A registry of plots with records in it, at the host.</summary>
/// <param name="Token">Token of its owner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Answers">What the host answers for each record.</param>
internal sealed record Registry(AuthenticationHeaderValue Token, string Name, IReadOnlyDictionary<string, byte[]> Answers)
{
    private const int AtOnce = 8;
    private const string Scopes = "registries.read registries.define registries.records.read registries.records.write";

    /// <summary>Path of its records.</summary>
    public string Path => PathOf(Name);

    public static async Task<Registry> FillAsync(ServiceClient client, int records)
    {
        var token = await client.TokenAsync("registries", Scopes);
        var name = $"plots-{Guid.CreateVersion7():N}"[..24];
        await client.PostAsync(token, "registries/v1/registries", Definition(name));
        var path = PathOf(name);
        var answers = new ConcurrentDictionary<string, byte[]>();
        await Parallel.ForEachAsync(Enumerable.Range(0, records), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var made = await client.PostAsync(token, path, new JsonObject { ["data"] = Data(number) });
            var id = made["recordId"]!.GetValue<string>();
            answers[id] = await client.GetAsync(token, $"{path}/{id}");
        });
        return new Registry(token, name, answers);
    }

    /// <summary>What a record of it holds.</summary>
    public static JsonObject Data(int number) => new() { ["plot"] = $"P-{number:D7}", ["area"] = 1.5, ["crop"] = "maize" };

    private static string PathOf(string name) => $"registries/v1/registries/{name}/records";

    private static JsonObject Definition(string name) => new()
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
}
