using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>Finds the schemas, identifiers and anchors of a document.</summary>
/// <remarks>It looks only where a keyword holds schemas, so that an <c>$id</c> inside <c>enum</c> or an example is data.</remarks>
internal sealed class DocumentIndexer(SchemaDocument document, Action<SchemaResource> register)
{
    private static readonly HashSet<string> SingleKeywords =
    [
        "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    ];

    private static readonly HashSet<string> ListKeywords = ["allOf", "anyOf", "oneOf", "prefixItems"];

    private static readonly HashSet<string> MapKeywords = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

    // A stack of our own: how deep a document nests is its author's choice.
    private readonly Stack<Found> pending = new();

    public void IndexDocument()
    {
        var root = new SchemaResource(document.Uri, document, "", document.Root, null);
        register(root);
        Index(new Found(document.Root, "", root, "false"));
    }

    /// <summary>Indexes a schema that stands where no keyword of JSON Schema holds one, such as under <c>components</c> of an OpenAPI document.</summary>
    public SchemaSite IndexAt(JsonElement element, string pointer, SchemaResource enclosing)
    {
        Index(new Found(element, pointer, enclosing, "false"));
        return document.Sites[pointer];
    }

    private void Index(Found start)
    {
        pending.Push(start);
        while (pending.TryPop(out var found))
        {
            if (document.Sites.ContainsKey(found.Pointer))
            {
                continue;
            }

            var isObject = found.Element.ValueKind == JsonValueKind.Object;
            var resource = isObject ? Identify(found) : found.Resource;
            var site = new SchemaSite(found.Element, found.Pointer, resource, found.Keyword);
            document.Sites.Add(found.Pointer, site);
            if (isObject)
            {
                Anchor(site, "$anchor", resource.Anchors);
                Anchor(site, "$dynamicAnchor", resource.DynamicAnchors);
                PushChildren(found.Element, found.Pointer, resource);
            }
        }
    }

    private SchemaResource Identify(Found found)
    {
        if (!found.Element.TryGetProperty("$id", out var value))
        {
            return found.Resource;
        }

        var location = $"{document.Uri}#{found.Pointer}/$id";
        var (reference, fragment) = value.ValueKind == JsonValueKind.String ? SchemaUri.Split(JsonText.Read(value)) : ("", "?");
        if (fragment.Length > 0)
        {
            throw new SchemaException(new SchemaFault(location, "$id must be a URI reference without a fragment."));
        }

        var uri = SchemaUri.Resolve(found.Resource.Uri, reference);
        if (uri == found.Resource.Uri && found.Pointer == found.Resource.RootPointer)
        {
            return found.Resource;
        }

        var resource = new SchemaResource(uri, document, found.Pointer, found.Element, found.Resource);
        register(resource);
        return resource;
    }

    private static void Anchor(SchemaSite site, string keyword, Dictionary<string, SchemaSite> anchors)
    {
        if (!site.Element.TryGetProperty(keyword, out var value))
        {
            return;
        }

        var name = value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : "";
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw new SchemaException(new SchemaFault($"{site.Location}/{keyword}", $"{keyword} must be a plain name."));
        }

        if (!anchors.TryAdd(name, site))
        {
            throw new SchemaException(new SchemaFault($"{site.Location}/{keyword}", $"The anchor '{name}' is declared twice in {site.Resource.Uri}."));
        }
    }

    private void PushChildren(JsonElement schema, string pointer, SchemaResource resource)
    {
        foreach (var property in schema.EnumerateObject())
        {
            var keyword = JsonText.ReadName(property);
            if (SingleKeywords.Contains(keyword))
            {
                Push(property.Value, $"{pointer}/{keyword}", resource, keyword);
            }
            else if (ListKeywords.Contains(keyword) && property.Value.ValueKind == JsonValueKind.Array)
            {
                var index = 0;
                foreach (var item in property.Value.EnumerateArray())
                {
                    Push(item, $"{pointer}/{keyword}/{index++}", resource, keyword);
                }
            }
            else if (MapKeywords.Contains(keyword) && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in property.Value.EnumerateObject())
                {
                    Push(member.Value, $"{pointer}/{keyword}/{JsonPointer.Escape(JsonText.ReadName(member))}", resource, keyword);
                }
            }
        }
    }

    private void Push(JsonElement element, string pointer, SchemaResource resource, string keyword) =>
        pending.Push(new Found(element, pointer, resource, keyword));

    private readonly record struct Found(JsonElement Element, string Pointer, SchemaResource Resource, string Keyword);
}
