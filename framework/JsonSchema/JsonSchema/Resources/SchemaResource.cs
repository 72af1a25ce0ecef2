using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>A schema resource: a document, or a part of it that carries <c>$id</c> (Core, section 4.3.5).</summary>
internal sealed class SchemaResource(string uri, SchemaDocument document, string rootPointer, JsonElement root, SchemaResource? parent)
{
    public string Uri { get; } = uri;

    public SchemaDocument Document { get; } = document;

    public string RootPointer { get; } = rootPointer;

    public JsonElement Root { get; } = root;

    /// <summary>The resource around this one, whose dialect counts where this one names none.</summary>
    public SchemaResource? Parent { get; } = parent;

    public Dictionary<string, SchemaSite> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaSite> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The compiled dynamic anchors; replaced as a whole, because running validations read it.</summary>
    public IReadOnlyDictionary<string, SchemaNode> DynamicNodes { get; set; } = new Dictionary<string, SchemaNode>();

    public Dialect? Dialect { get; set; }
}
