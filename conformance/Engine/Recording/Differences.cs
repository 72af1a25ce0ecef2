using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Where two <c>results.json</c> say different things, beside what is another each time.</summary>
internal static class Differences
{
    // Times, and commands in which signatures stand: a recomputed check signs by another key.
    private static readonly HashSet<string> Changing = ["tool", "finishedAt", "milliseconds", "requestId", "curl", "hint"];

    public static IEnumerable<string> Of(JsonNode? recomputed, JsonNode? said, string where = "")
    {
        if (recomputed is JsonObject one && said is JsonObject other)
        {
            return one.Select(member => member.Key).Union(other.Select(member => member.Key)).Where(name => !Changing.Contains(name))
                .SelectMany(name => Of(one[name], other[name], $"{where}/{name}"));
        }

        if (recomputed is JsonArray list && said is JsonArray others && list.Count == others.Count)
        {
            return list.Zip(others).SelectMany((pair, place) => Of(pair.First, pair.Second, $"{where}/{Name(pair.Second, place)}"));
        }

        return IsSame(recomputed, said) ? [] : [$"{Bundle.Results}{where}: it says {Short(said)}, the evidence comes to {Short(recomputed)}"];
    }

    private static bool IsSame(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other)
        || (one?.GetValueKind() == JsonValueKind.String && other?.GetValueKind() == JsonValueKind.String && RedactionMark.Blank(one.ToString()) == RedactionMark.Blank(other.ToString()));

    private static string Name(JsonNode? entry, int place) => entry is JsonObject named && (named["id"] ?? named["name"]) is { } name ? name.ToString() : $"{place}";

    private static string Short(JsonNode? node) => node?.ToJsonString() is { } text ? (text.Length > 80 ? text[..80] + "…" : text) : "nothing";
}
