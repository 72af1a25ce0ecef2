using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Registries.Tests.Hosting;

/// <summary>A registry of plots that one test has for itself.</summary>
internal sealed class Plots(RegistriesHost host, string name, string tenant)
{
    private static int made;

    public string Name => name;

    public string Path => $"/registries/v1/registries/{name}/records";

    /// <summary>Defines a registry under a new name, or a given one.</summary>
    public static async Task<Plots> DefineAsync(RegistriesHost host, string? name = null, string tenant = "ke")
    {
        name ??= NewName();
        var answer = await host.PostAsync("/registries/v1/registries", Definition(name), tenant: tenant);
        Assert.Equal("201", answer.Outcome);
        return new Plots(host, name, tenant);
    }

    public static string NewName() => $"plots-{Interlocked.Increment(ref made)}";

    public static JsonObject Definition(string name) => JsonNode.Parse("""
        {
          "title": { "en": "Plots" },
          "classification": "personal",
          "idScheme": "uuid",
          "indexes": ["plot", "irrigated"],
          "schema": {
            "type": "object",
            "additionalProperties": false,
            "required": ["plot"],
            "properties": {
              "plot": { "type": "string", "maxLength": 20 },
              "area": { "type": "number", "minimum": 0 },
              "irrigated": { "type": "boolean" },
              "sown": { "type": "string", "format": "date" }
            }
          }
        }
        """)!.AsObject().With("name", name);

    public static string NewNumber() => $"9{Random.Shared.NextInt64(100_000_000_00, 999_999_999_99):D11}";

    public async Task<string> AddAsync(object data, string? number = null)
    {
        var answer = await TryAddAsync(data, number);
        Assert.Equal("201", answer.Outcome);
        return answer.Text("recordId");
    }

    public Task<BlockAnswer> TryAddAsync(object data, string? number = null) =>
        host.PostAsync(Path, number is null ? new { data } : new { subjectNumber = number, data }, tenant: tenant);

    public Task<BlockAnswer> ReadAsync(string id, string query = "") => host.GetAsync($"{Path}/{id}{query}", tenant: tenant);

    public Task<BlockAnswer> ReplaceAsync(string id, object data, string? ifMatch) => host.PutAsync($"{Path}/{id}", data, ifMatch, tenant: tenant);

    public Task<BlockAnswer> SearchAsync(string query = "") => host.GetAsync($"{Path}{query}", tenant: tenant);

    public Task<BlockAnswer> DiscloseAsync(Guid consentId, params string[] fields) => host.PostAsync(
        $"/registries/v1/registries/{name}/disclosures", new { consentId, purposeCode = "benefit", fields }, "agriculture", tenant);

    /// <summary>What the plots of a page are called.</summary>
    public static string[] PlotsOf(BlockAnswer page) =>
        [.. page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("data").GetProperty("plot").GetString()!)];
}

/// <summary>Small changes to JSON.</summary>
internal static class JsonChanges
{
    public static JsonObject With(this JsonObject json, string member, JsonNode? value)
    {
        json[member] = value;
        return json;
    }

    public static string[] Pointers(this BlockAnswer answer) =>
        [.. answer.Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("rule").GetString()}")];

    public static JsonElement[] Items(this BlockAnswer answer) => [.. answer.Json.GetProperty("items").EnumerateArray()];
}
