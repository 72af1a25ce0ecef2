using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Values that break one keyword of a schema each.</summary>
public static class Keywords
{
    // A longer text would be about the size of bodies and headers, not about the member.
    private const int LongestText = 8_000;

    private const int MostItems = 200;

    /// <summary>Values that a schema does not allow, by the keyword that they break.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="good">A value that it allows.</param>
    public static IEnumerable<(string Keyword, JsonNode? Value)> Broken(JsonObject schema, JsonNode? good)
    {
        foreach (var value in OfType(schema.Text("type")))
        {
            yield return ("type", value);
        }

        if (schema.ContainsKey("enum"))
        {
            yield return ("enum", JsonValue.Create("no-such-value"));
        }

        foreach (var broken in Texts(schema, $"{good}").Concat(Numbers(schema)).Concat(Lists(schema, good as JsonArray)))
        {
            yield return broken;
        }
    }

    private static IEnumerable<JsonNode?> OfType(string type) => type switch
    {
        "string" => [JsonValue.Create(7), null],
        "integer" or "number" => [JsonValue.Create("seven"), null],
        "boolean" => [JsonValue.Create("yes"), null],
        "array" => [new JsonObject(), null],
        "object" => [new JsonArray(), JsonValue.Create("text")],
        _ => [],
    };

    private static IEnumerable<(string, JsonNode?)> Texts(JsonObject schema, string good)
    {
        if (Number(schema, "minLength") is >= 1 and var least)
        {
            yield return ("minLength", good[..Math.Min(good.Length, (int)least - 1)]);
        }

        if (Number(schema, "maxLength") is < LongestText and var most)
        {
            yield return ("maxLength", (good.Length == 0 ? "a" : good).PadRight((int)most + 1, good.LastOrDefault('a')));
        }

        if (schema.ContainsKey("pattern"))
        {
            yield return ("pattern", "~ ~");
        }

        if (schema.Text("format") is { Length: > 0 } format && Formats.TryGetValue(format, out var wrong))
        {
            yield return ($"format {format}", wrong);
        }
    }

    private static readonly Dictionary<string, string> Formats = new()
    {
        ["uuid"] = "not-a-uuid",
        ["date"] = "2026-02-30",
        ["date-time"] = "2026-13-01T00:00:00Z",
        ["email"] = "nobody",
        ["uri"] = "no address",
    };

    private static IEnumerable<(string, JsonNode?)> Numbers(JsonObject schema)
    {
        if (Number(schema, "minimum") is { } least)
        {
            yield return ("minimum", JsonValue.Create(least - 1));
        }

        if (Number(schema, "maximum") is { } most)
        {
            yield return ("maximum", JsonValue.Create(most + 1));
        }
    }

    private static IEnumerable<(string, JsonNode?)> Lists(JsonObject schema, JsonArray? good)
    {
        if (good is not { Count: > 0 })
        {
            yield break;
        }

        if (Number(schema, "minItems") is >= 1)
        {
            yield return ("minItems", new JsonArray());
        }

        if (Number(schema, "maxItems") is < MostItems and var most)
        {
            yield return ("maxItems", new JsonArray([.. Enumerable.Range(0, (int)most + 1).Select(_ => good[0]?.DeepClone())]));
        }

        if (schema["uniqueItems"] is JsonValue unique && unique.GetValue<bool>())
        {
            yield return ("uniqueItems", new JsonArray(good[0]?.DeepClone(), good[0]?.DeepClone()));
        }
    }

    private static decimal? Number(JsonObject schema, string keyword) =>
        decimal.TryParse(schema.Text(keyword), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
