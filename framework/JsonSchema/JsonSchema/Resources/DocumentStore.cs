using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>All documents of one registry and the resources in them, by URI.</summary>
internal sealed class DocumentStore
{
    private readonly Dictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> documents = new(StringComparer.Ordinal);
    private readonly Queue<SchemaDocument> unindexed = [];
    private SchemaException? broken;

    public DocumentStore()
    {
        foreach (var metaschema in Metaschemas.All)
        {
            Add(metaschema.GetProperty("$id").GetString()!, metaschema);
        }
    }

    public bool Add(string uri, JsonElement root)
    {
        var document = new SchemaDocument(uri, root);
        if (!documents.TryAdd(uri, document))
        {
            return false;
        }

        unindexed.Enqueue(document);
        return true;
    }

    public bool TryFindDocument(string uri, out JsonElement root)
    {
        var found = documents.TryGetValue(uri, out var document);
        root = document?.Root ?? default;
        return found;
    }

    /// <summary>Finds what a reference names.</summary>
    /// <param name="baseUri">The base of the reference.</param>
    /// <param name="reference">A URI reference whose fragment is a JSON pointer, an anchor or absent.</param>
    /// <param name="location">Where the reference stands, for the fault.</param>
    public SchemaSite Find(string baseUri, string reference, string location)
    {
        var resource = FindResource(baseUri, reference, location, out var fragment);
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return resource.Anchors.GetValueOrDefault(fragment)
                ?? resource.DynamicAnchors.GetValueOrDefault(fragment)
                ?? throw Unknown(location, reference, $"{resource.Uri} has no anchor '{fragment}'");
        }

        if (!JsonPointer.TryFollow(resource.Root, fragment, out var element))
        {
            throw Unknown(location, reference, $"{resource.Uri} has nothing at '{fragment}'");
        }

        return SiteAt(resource, resource.RootPointer + Canonical(fragment), element);
    }

    public SchemaResource FindResource(string baseUri, string reference, string location, out string fragment)
    {
        IndexPending();
        var (relative, encoded) = SchemaUri.Split(reference);
        fragment = Uri.UnescapeDataString(encoded);
        var uri = SchemaUri.Resolve(baseUri, relative);
        return resources.GetValueOrDefault(uri) ?? throw Unknown(location, reference, $"no document is registered as {uri}");
    }

    /// <summary>The vocabularies of a resource: its own <c>$schema</c>, that of the resource around it, or draft 2020-12.</summary>
    public Dialect DialectOf(SchemaResource resource)
    {
        if (resource.Dialect is { } known)
        {
            return known;
        }

        var own = resource.Root.ValueKind == JsonValueKind.Object && resource.Root.TryGetProperty("$schema", out var schema)
            && schema.ValueKind == JsonValueKind.String ? JsonText.Read(schema).TrimEnd('#') : null;
        resource.Dialect = own switch
        {
            null => resource.Parent is null ? Dialect.Default : DialectOf(resource.Parent),
            Dialect.DefaultUri => Dialect.Default,
            _ => ReadVocabulary(own, $"{resource.Uri}#/$schema"),
        };
        return resource.Dialect;
    }

    private Dialect ReadVocabulary(string metaschema, string location)
    {
        if (!resources.TryGetValue(metaschema, out var resource))
        {
            throw new SchemaException(new SchemaFault(location, $"The dialect {metaschema} is not known; draft 2020-12 is."));
        }

        if (!resource.Root.TryGetProperty("$vocabulary", out var listed) || listed.ValueKind != JsonValueKind.Object)
        {
            return Dialect.Default;
        }

        var vocabularies = Vocabularies.Core;
        foreach (var property in listed.EnumerateObject())
        {
            var uri = JsonText.ReadName(property);
            var found = Dialect.Find(uri);
            if (found is null && property.Value.ValueKind == JsonValueKind.True)
            {
                throw new SchemaException(new SchemaFault(location, $"The required vocabulary {uri} is not known."));
            }

            vocabularies |= found ?? Vocabularies.None;
        }

        return new Dialect(vocabularies);
    }

    private void IndexPending()
    {
        try
        {
            while (broken is null && unindexed.TryDequeue(out var document))
            {
                new DocumentIndexer(document, Register).IndexDocument();
            }
        }
        catch (SchemaException exception)
        {
            // A half-indexed document would resolve references by luck: the registry stays refused.
            broken = exception;
        }

        if (broken is not null)
        {
            throw new SchemaException(broken.Fault);
        }
    }

    private void Register(SchemaResource resource)
    {
        if (!resources.TryAdd(resource.Uri, resource))
        {
            throw new SchemaException(new SchemaFault($"{resource.Document.Uri}#{resource.RootPointer}", $"The identifier {resource.Uri} is used twice."));
        }
    }

    private SchemaSite SiteAt(SchemaResource resource, string pointer, JsonElement element)
    {
        var sites = resource.Document.Sites;
        if (sites.TryGetValue(pointer, out var site))
        {
            return site;
        }

        // Not under a keyword of JSON Schema: it belongs to the resource of the nearest schema around it.
        for (var cut = pointer.LastIndexOf('/'); cut >= 0; cut = cut == 0 ? -1 : pointer.LastIndexOf('/', cut - 1))
        {
            if (sites.TryGetValue(pointer[..cut], out var around))
            {
                resource = around.Resource;
                break;
            }
        }

        return new DocumentIndexer(resource.Document, Register).IndexAt(element, pointer, resource);
    }

    private static string Canonical(string pointer) => pointer.Length == 0
        ? pointer
        : "/" + string.Join('/', pointer[1..].Split('/').Select(token => JsonPointer.Escape(JsonPointer.Unescape(token))));

    private static SchemaException Unknown(string location, string reference, string why) =>
        new(new SchemaFault(location, $"The reference '{reference}' cannot be resolved: {why}."));
}
