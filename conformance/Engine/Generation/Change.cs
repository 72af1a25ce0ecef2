using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>One change of a JSON value: at a place, something else or nothing.</summary>
/// <param name="Path">Names of members and numbers of items, from the root.</param>
/// <param name="Keyword">The keyword of the schema to which the change is due.</param>
/// <param name="Value">What stands there instead.</param>
/// <param name="IsRemoval">Whether nothing stands there instead.</param>
public sealed record Change(IReadOnlyList<string> Path, string Keyword, JsonNode? Value, bool IsRemoval = false)
{
    /// <summary>The place as a JSON pointer.</summary>
    public string Place => string.Concat(Path.Select(step => $"/{JsonSchema.JsonPointer.Escape(step)}"));

    /// <summary>A copy of a value with the change; the same copy without it where the place is gone.</summary>
    public JsonNode? Apply(JsonNode? root)
    {
        var copy = root?.DeepClone();
        if (Path.Count == 0)
        {
            return Value?.DeepClone();
        }

        switch (Path.SkipLast(1).Aggregate(copy, Step))
        {
            case JsonObject parent when IsRemoval:
                parent.Remove(Path[^1]);
                break;
            case JsonObject parent:
                parent[Path[^1]] = Value?.DeepClone();
                break;
            case JsonArray list when int.Parse(Path[^1], System.Globalization.CultureInfo.InvariantCulture) is var index && index < list.Count:
                list[index] = Value?.DeepClone();
                break;
        }

        return copy;
    }

    /// <summary>What is changed, for a report.</summary>
    public override string ToString() => $"{(Place.Length == 0 ? "the body" : Place)} against {Keyword}";

    private static JsonNode? Step(JsonNode? node, string step) => node switch
    {
        JsonObject parent => parent[step],
        JsonArray list when int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) is var index && index < list.Count => list[index],
        _ => null,
    };
}
