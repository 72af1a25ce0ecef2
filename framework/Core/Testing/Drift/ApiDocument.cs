using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>An OpenAPI document, whichever side it comes from.</summary>
/// <param name="content">Its content.</param>
/// <param name="common">The document to which references across files lead.</param>
internal sealed class ApiDocument(JsonElement content, ApiDocument? common)
{
    public ApiNode Root => new(content, this);

    public ApiNode Follow(string reference)
    {
        var parts = reference.Split('#', 2);
        var document = parts[0].Length == 0 ? this : common ?? throw new InvalidOperationException($"{reference} leads out of the document.");
        return document.Find(parts[1]) is { } found
            ? new ApiNode(found, document) { Name = parts[1].Split('/')[^1] }
            : throw new InvalidOperationException($"{reference} leads nowhere.");
    }

    private JsonElement? Find(string pointer) => JsonPointer.TryFollow(content, pointer, out var found) ? found : null;
}

/// <summary>A place in a document; references are followed.</summary>
/// <param name="Value">What stands there.</param>
/// <param name="Document">The document.</param>
internal sealed record ApiNode(JsonElement Value, ApiDocument Document)
{
    /// <summary>The name under which a component stands, where a reference led here.</summary>
    public string? Name { get; init; }

    /// <summary>The parameters that an operation shares with its neighbours.</summary>
    public ApiNode? Shared { get; init; }

    public string Text => Value.ValueKind is JsonValueKind.String ? Value.GetString()! : Value.GetRawText();

    public IEnumerable<ApiNode> Items => Value.EnumerateArray().Select(Enter);

    public IEnumerable<(string Name, ApiNode Node)> Members => Value.EnumerateObject().Select(member => (member.Name, Enter(member.Value)));

    public ApiNode? this[string name] =>
        Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(name, out var found) ? Enter(found) : null;

    private ApiNode Enter(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("$ref", out var reference)
            ? Document.Follow(reference.GetString()!)
            : new ApiNode(value, Document);
}
