using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>Reads the operations of the published specifications.</summary>
internal static class SpecReader
{
    private const string Json = "application/json";

    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];
    private static readonly string[] Blocks = ["agriculture", "consent", "identity", "payments", "registries", "sandbox"];

    /// <summary>The scopes of a block that a service may have.</summary>
    public static string ScopesOf(string block) =>
        string.Join(' ', Keys(Load(block)["components"]["securitySchemes"]["oauth2"]["flows"], "clientCredentials", "scopes"));

    public static IReadOnlyList<SpecOperation> All() => [.. Blocks.SelectMany(OfBlock)];

    private static IEnumerable<SpecOperation> OfBlock(string block)
    {
        var spec = Load(block);
        foreach (var (path, item) in (YamlMappingNode)spec["paths"])
        {
            foreach (var (verb, operation) in ((YamlMappingNode)item).Where(entry => Verbs.Contains(entry.Key.ToString())))
            {
                yield return new SpecOperation(
                    block, HttpMethod.Parse(verb.ToString()), path.ToString(), [.. Parameters(spec, (YamlMappingNode)operation)], Body((YamlMappingNode)operation), MediaType((YamlMappingNode)operation),
                    [.. Keys(operation, "responses")]);
            }
        }
    }

    private static IEnumerable<(string In, string Name, string Value)> Parameters(YamlNode spec, YamlMappingNode operation)
    {
        if (!operation.Children.TryGetValue("parameters", out var parameters))
        {
            yield break;
        }

        foreach (var parameter in ((YamlSequenceNode)parameters).Cast<YamlMappingNode>())
        {
            var resolved = parameter.Children.TryGetValue("$ref", out var pointer) ? Resolve(spec, pointer.ToString()) : parameter;
            yield return (resolved["in"].ToString(), resolved["name"].ToString(), RightValue(resolved["name"].ToString()));
        }
    }

    private static string RightValue(string name) => name switch
    {
        "registry" => "farmers",
        "limit" => "2",
        "Idempotency-Key" => "0123456789",
        "If-Match" or "If-None-Match" => "\"1\"",
        "to" => "wanjiru@example.org",
        "tenant" => "ke",
        "trackingNumber" => "AGR-0000-0000-0000",
        _ => "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e001",
    };

    private static string MediaType(YamlMappingNode operation) =>
        operation.Children.TryGetValue("requestBody", out var body) ? $"{((YamlMappingNode)body["content"]).Children.First().Key}" : Json;

    // The example of a stream is its text: one line of JSON.
    private static JsonNode? Body(YamlMappingNode operation)
    {
        if (!operation.Children.TryGetValue("requestBody", out var body))
        {
            return null;
        }

        var example = ((YamlMappingNode)body["content"]).Children.First().Value["example"];
        return MediaType(operation) == Json ? ToJson(example) : JsonNode.Parse(example.ToString());
    }

    private static YamlNode Resolve(YamlNode spec, string pointer) => pointer.TrimStart('#', '/').Split('/').Aggregate(spec, (node, part) => node[part]);

    private static YamlNode Load(string block)
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "specs", block, $"{block}.v1.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Keys(YamlNode node, params string[] path) =>
        path.Aggregate((YamlNode?)node, (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null) is YamlMappingNode found
            ? found.Children.Keys.Select(key => key.ToString())
            : [];

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key.ToString(), ToJson(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(ToJson)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain => Plain(plain.Value!),
        _ => JsonValue.Create(node.ToString()),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "null" => null,
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
