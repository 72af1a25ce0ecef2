using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Bench.Judging;

/// <summary>The schema of an answer with every reference replaced by what it refers to, for a tool that follows none.</summary>
internal static class ResponseSchema
{
    private static readonly SpecFiles Specs = Suite.Specs;
    private static readonly Dictionary<string, JsonNode> Documents = new(StringComparer.Ordinal);

    public static JsonNode Of(JudgedCall call, ApiOperation operation)
    {
        var path = $"{call.Block}/{call.Block}.v1.yaml";
        var responses = Document(path)["paths"]![operation.Path]![operation.Method.Method.ToLowerInvariant()]!["responses"]!;
        var response = responses[$"{call.Status}"] ?? responses["default"]!;
        return Inline(response, path)["content"]![call.MediaType]!["schema"]!;
    }

    private static JsonNode Document(string path)
    {
        if (!Documents.TryGetValue(path, out var document))
        {
            document = Documents[path] = JsonSerializer.SerializeToNode(YamlReader.Read(Specs[path]))!;
        }

        return document;
    }

    private static JsonNode Inline(JsonNode node, string path) => node switch
    {
        JsonObject { Count: > 0 } reference when reference["$ref"] is JsonValue target => Follow(target.GetValue<string>(), path),
        JsonObject members => new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Inline(pair.Value, path)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Inline(item, path))]),
        _ => node.DeepClone(),
    };

    // References are to the same document or to one beside it: ../common/common.v1.yaml#/components/schemas/Money.
    private static JsonNode Follow(string reference, string path)
    {
        var parts = reference.Split('#');
        var target = parts[0].Length == 0 ? path : new Uri(new Uri($"specs:///{path}"), parts[0]).AbsolutePath.TrimStart('/');
        var found = parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Document(target), (node, name) => node[name]!);
        return Inline(found, target);
    }
}
