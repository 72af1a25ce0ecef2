using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>One place in a document where a schema stands.</summary>
/// <param name="element">The schema as written.</param>
/// <param name="pointer">JSON pointer from the root of the document.</param>
/// <param name="resource">The schema resource it belongs to: the nearest <c>$id</c>, or the document.</param>
/// <param name="keyword">The keyword under which it was found; for a root, <c>false</c>, as it is only ever reported for that schema.</param>
internal sealed class SchemaSite(JsonElement element, string pointer, SchemaResource resource, string keyword)
{
    public JsonElement Element { get; } = element;

    public string Pointer { get; } = pointer;

    public SchemaResource Resource { get; } = resource;

    public string Keyword { get; } = keyword;

    public string Location => $"{Resource.Uri}#{Pointer[Resource.RootPointer.Length..]}";
}
