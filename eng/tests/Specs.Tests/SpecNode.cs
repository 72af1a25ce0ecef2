using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>A place in a specification; references are followed on the way in.</summary>
internal sealed record SpecNode(SpecFile File, string Pointer, JsonElement Value)
{
    public SpecNode? this[string name] =>
        Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(name, out var found) ? Enter(name, found) : null;

    public IEnumerable<(string Name, SpecNode Node)> Members =>
        Value.ValueKind is JsonValueKind.Object ? Value.EnumerateObject().Select(member => (member.Name, Enter(member.Name, member.Value))) : [];

    public IEnumerable<SpecNode> Items =>
        Value.ValueKind is JsonValueKind.Array ? Value.EnumerateArray().Select((item, index) => Enter($"{index}", item)) : [];

    public bool Has(string name) => Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(name, out _);

    public string? Text(string name) =>
        Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;

    /// <summary>What is written here, references not followed.</summary>
    public IEnumerable<SpecNode> Written => Value.ValueKind switch
    {
        JsonValueKind.Object => Value.EnumerateObject().Select(member => Below(member.Name, member.Value)),
        JsonValueKind.Array => Value.EnumerateArray().Select((item, index) => Below($"{index}", item)),
        _ => [],
    };

    public string Name => JsonPointer.Unescape(Pointer[(Pointer.LastIndexOf('/') + 1)..]);

    public override string ToString() => $"{File.Block}#{Pointer}";

    private SpecNode Enter(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("$ref", out var reference)
            ? File.Follow(reference.GetString()!) ?? Below(name, value)
            : Below(name, value);

    private SpecNode Below(string name, JsonElement value) => new(File, $"{Pointer}/{JsonPointer.Escape(name)}", value);
}

/// <summary>Finds schemas wherever a specification writes them.</summary>
internal static class SchemaWalk
{
    public static IEnumerable<SpecNode> All(SpecNode node)
    {
        foreach (var child in node.Written)
        {
            var isSchema = child.Name == "schema" && !node.Pointer.EndsWith("/properties", StringComparison.Ordinal)
                || node.Pointer == "/components/schemas";
            foreach (var found in isSchema ? Inside(child) : child.Name is "example" or "examples" or "default" ? [] : All(child))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<SpecNode> Inside(SpecNode schema)
    {
        yield return schema;
        var below = schema.Written.SelectMany(child => child.Name switch
        {
            "properties" => child.Written,
            "items" => [child],
            "additionalProperties" when child.Value.ValueKind is JsonValueKind.Object => [child],
            _ => Array.Empty<SpecNode>(),
        });
        foreach (var found in below.SelectMany(Inside))
        {
            yield return found;
        }
    }
}
