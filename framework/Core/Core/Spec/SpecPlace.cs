using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>A value in a specification and where it stands, so that schemas below it can be compiled.</summary>
/// <param name="Registry">The registry that holds the document.</param>
/// <param name="Uri">URI of the document.</param>
/// <param name="Value">The value.</param>
/// <param name="Pointer">JSON Pointer to the value, written for a URI fragment.</param>
internal sealed record SpecPlace(SchemaRegistry Registry, string Uri, JsonElement Value, string Pointer)
{
    private const int MostReferences = 16;

    /// <summary>Writes one reference token for a URI fragment.</summary>
    public static string Token(string name) => System.Uri.EscapeDataString(JsonPointer.Escape(name));

    /// <summary>A member, with its reference followed; <see langword="null"/> when there is none.</summary>
    public SpecPlace? Member(string name) =>
        Value.TryGetProperty(name, out var member) ? new SpecPlace(Registry, Uri, member, $"{Pointer}/{Token(name)}").Follow() : null;

    /// <summary>The items of a member that is an array, with their references followed.</summary>
    public IEnumerable<SpecPlace> Items(string name)
    {
        if (!Value.TryGetProperty(name, out var list))
        {
            return [];
        }

        return list.EnumerateArray().Select((item, index) => new SpecPlace(Registry, Uri, item, $"{Pointer}/{Token(name)}/{index}").Follow());
    }

    /// <summary>Compiles the schema that stands here, when it is first asked for.</summary>
    public Lazy<CompiledSchema> Schema() => new(() => Registry.Compile($"{Uri}#{Pointer}"));

    private SpecPlace Follow()
    {
        var place = this;
        for (var step = 0; place.Value.ValueKind == JsonValueKind.Object && place.Value.TryGetProperty("$ref", out var reference); step++)
        {
            if (step == MostReferences || !Registry.TryResolve(place.Uri, reference.GetString()!, out var value, out var location))
            {
                throw new InvalidDataException($"{place.Uri}#{place.Pointer} refers to nothing.");
            }

            var split = location.IndexOf('#', StringComparison.Ordinal);
            place = new SpecPlace(Registry, location[..split], value, location[(split + 1)..]);
        }

        return place;
    }
}
