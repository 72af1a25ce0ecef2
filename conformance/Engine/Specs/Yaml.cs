using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>Reads YAML as JSON.</summary>
internal static class Yaml
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Its path, for the fault.</param>
    /// <exception cref="ConfigurationFaultException">It is refused.</exception>
    public static JsonElement Read(string text, string where) => YamlReader.TryRead(text, null, out var document, out var fault)
        ? document
        : throw new ConfigurationFaultException([$"{where} {fault}"]);

    /// <summary>The same value as a tree whose members may be absent.</summary>
    public static JsonNode? Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
