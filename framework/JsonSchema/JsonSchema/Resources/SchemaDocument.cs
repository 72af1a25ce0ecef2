using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>One registered document and the schemas found in it, by JSON pointer from its root.</summary>
internal sealed class SchemaDocument(string uri, JsonElement root)
{
    public string Uri { get; } = uri;

    public JsonElement Root { get; } = root;

    public Dictionary<string, SchemaSite> Sites { get; } = new(StringComparer.Ordinal);
}
