using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Patterns;
using DigitalIndiaStack.JsonSchema.Resources;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Compilation;

/// <summary>What a keyword's factory reads: the schema object, typed, with faults that name the place.</summary>
internal sealed class KeywordSource(SchemaCompiler compiler, SchemaSite site, Vocabularies vocabularies)
{
    public bool TryGet(string keyword, out JsonElement value) => site.Element.TryGetProperty(keyword, out value);

    /// <summary>Whether the dialect of the schema has a vocabulary.</summary>
    public bool Has(Vocabularies vocabulary) => vocabularies.HasFlag(vocabulary);

    public KeywordPlace Place(string keyword) => KeywordPlace.In(site.Location, keyword);

    public SchemaException Fault(string keyword, string message) => new(new SchemaFault(Place(keyword).Location, message));

    /// <summary>The subschema that a keyword holds directly.</summary>
    public SchemaNode? Child(string keyword) =>
        TryGet(keyword, out _) ? compiler.NodeFor(SiteOf(keyword, keyword)) : null;

    /// <summary>The subschemas that a keyword lists; null when the keyword is absent.</summary>
    public SchemaNode[]? Children(string keyword)
    {
        if (!TryGet(keyword, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw Fault(keyword, $"{keyword} must be a list of at least one schema.");
        }

        return [.. Enumerable.Range(0, value.GetArrayLength()).Select(index => compiler.NodeFor(SiteOf(keyword, $"{keyword}/{index}")))];
    }

    /// <summary>The subschemas that a keyword holds by name; empty when the keyword is absent.</summary>
    public IReadOnlyList<(string Name, SchemaNode Node)> Members(string keyword)
    {
        if (!TryGet(keyword, out var value))
        {
            return [];
        }

        RequireKind(keyword, value, JsonValueKind.Object, "an object of schemas");
        return [.. value.EnumerateObject().Select(JsonText.ReadName).Distinct(StringComparer.Ordinal)
            .Select(name => (name, compiler.NodeFor(SiteOf(keyword, $"{keyword}/{JsonPointer.Escape(name)}"))))];
    }

    /// <summary>A whole number from 0; null when the keyword is absent.</summary>
    public int? Count(string keyword)
    {
        if (!TryGet(keyword, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !JsonNumber.From(value).TryGetCount(out var count))
        {
            throw Fault(keyword, $"{keyword} must be a whole number from 0.");
        }

        return count;
    }

    public bool TryGetText(string keyword, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!TryGet(keyword, out var value))
        {
            return false;
        }

        RequireKind(keyword, value, JsonValueKind.String, "a string");
        text = JsonText.Read(value);
        return true;
    }

    public string[] Texts(string keyword, JsonElement list)
    {
        RequireKind(keyword, list, JsonValueKind.Array, "a list of strings");
        foreach (var item in list.EnumerateArray())
        {
            RequireKind(keyword, item, JsonValueKind.String, "a list of strings");
        }

        return [.. list.EnumerateArray().Select(item => JsonText.Read(item))];
    }

    /// <summary>The pattern that a keyword holds.</summary>
    public EcmaPattern Pattern(string keyword, string text) =>
        compiler.TryCompile(text, out var pattern, out var why) ? pattern : throw Fault(keyword, $"The pattern '{text}' is refused: {why}");

    public void RequireKind(string keyword, JsonElement value, JsonValueKind kind, string expected)
    {
        if (value.ValueKind != kind)
        {
            throw Fault(keyword, $"{keyword} must be {expected}.");
        }
    }

    /// <summary>The schema that a reference names.</summary>
    public SchemaNode Reference(string keyword, string reference) => compiler.Resolve(site.Resource, reference, Place(keyword).Location);

    /// <summary>Whether a reference names, where it stands, a dynamic anchor; only then does the dynamic scope matter.</summary>
    public bool NamesDynamicAnchor(string keyword, string reference, out string anchor) =>
        compiler.NamesDynamicAnchor(site.Resource, reference, Place(keyword).Location, out anchor);

    private SchemaSite SiteOf(string keyword, string path) =>
        site.Resource.Document.Sites.GetValueOrDefault($"{site.Pointer}/{path}")
        ?? throw Fault(keyword, $"{keyword} must hold schemas.");
}
