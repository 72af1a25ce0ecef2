using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Patterns;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema.Compilation;

/// <summary>Turns sites into nodes, each once, without recursion; not safe for concurrent calls, which the registry rules out.</summary>
internal sealed class SchemaCompiler(DocumentStore store, SchemaOptions options)
{
    private readonly Dictionary<SchemaSite, SchemaNode> nodes = [];
    private readonly Dictionary<string, EcmaPattern> patterns = new(StringComparer.Ordinal);
    private readonly Queue<SchemaNode> pending = new();
    private readonly List<SchemaNode> added = [];

    public SchemaNode Compile(string reference)
    {
        added.Clear();
        pending.Clear();
        try
        {
            var root = NodeFor(store.Find(SchemaUri.DefaultBase, reference, reference));
            while (pending.TryDequeue(out var node))
            {
                Fill(node);
            }

            LoopDetector.Check(added);
            return root;
        }
        catch (SchemaException)
        {
            Forget();
            throw;
        }
    }

    public SchemaNode NodeFor(SchemaSite site)
    {
        if (nodes.TryGetValue(site, out var known))
        {
            return known;
        }

        var node = new SchemaNode(site);
        nodes.Add(site, node);
        added.Add(node);
        pending.Enqueue(node);
        return node;
    }

    public SchemaNode Resolve(SchemaResource from, string reference, string location) =>
        NodeFor(store.Find(from.Uri, reference, location));

    /// <summary>Compiles a pattern; once, because its automaton is large and many schemas have the same.</summary>
    public bool TryCompile(string text, [NotNullWhen(true)] out EcmaPattern? pattern, [NotNullWhen(false)] out string? why)
    {
        why = null;
        if (patterns.TryGetValue(text, out pattern))
        {
            return true;
        }

        if (!EcmaPattern.TryCompile(text, out pattern, out why))
        {
            return false;
        }

        patterns.Add(text, pattern);
        return true;
    }

    public bool NamesDynamicAnchor(SchemaResource from, string reference, string location, out string anchor) =>
        store.FindResource(from.Uri, reference, location, out anchor).DynamicAnchors.ContainsKey(anchor);

    private void Fill(SchemaNode node)
    {
        ReachDynamicAnchors(node.Resource);
        switch (node.Site.Element.ValueKind)
        {
            case JsonValueKind.True:
                return;
            case JsonValueKind.False:
                node.Complete(verdict: false);
                return;
            case JsonValueKind.Object:
                var asserted = options.AssertFormat ? Vocabularies.FormatAssertion : Vocabularies.None;
                var vocabularies = store.DialectOf(node.Resource).Vocabularies | asserted;
                node.Complete(KeywordTable.Build(new KeywordSource(this, node.Site, vocabularies)));
                return;
            default:
                throw new SchemaException(new SchemaFault(node.Location, "A schema must be an object or a boolean."));
        }
    }

    // Any dynamic anchor of a resource that an evaluation passes through may become the target of a $dynamicRef.
    private void ReachDynamicAnchors(SchemaResource resource)
    {
        if (resource.DynamicNodes.Count != resource.DynamicAnchors.Count)
        {
            resource.DynamicNodes = resource.DynamicAnchors.ToDictionary(pair => pair.Key, pair => NodeFor(pair.Value), StringComparer.Ordinal);
        }
    }

    private void Forget()
    {
        foreach (var node in added)
        {
            nodes.Remove(node.Site);
        }

        foreach (var node in added)
        {
            node.Resource.DynamicNodes = node.Resource.DynamicNodes
                .Where(pair => nodes.ContainsKey(pair.Value.Site))
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        }
    }
}
