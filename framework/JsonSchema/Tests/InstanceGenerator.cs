using System.Text.Json.Nodes;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>Makes instances out of few words, half of them after the shape of a schema.</summary>
internal sealed class InstanceGenerator(int seed, string[] names, string[] texts)
{
    private readonly Random random = new(seed + 1);

    /// <summary>An instance that follows what a schema says first: a constant, a choice, named members, items.</summary>
    public JsonNode? For(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject keywords || depth == 0 || random.Next(4) == 0)
        {
            return Value(depth);
        }

        if (keywords["const"] is { } expected)
        {
            return expected.DeepClone();
        }

        if (keywords["enum"] is JsonArray allowed)
        {
            return allowed[random.Next(allowed.Count)]?.DeepClone();
        }

        if (keywords["properties"] is JsonObject || keywords["required"] is JsonArray)
        {
            return Members(keywords, depth - 1);
        }

        if (keywords["prefixItems"] is JsonArray || keywords["items"] is not null)
        {
            return Items(keywords, depth - 1);
        }

        return keywords["type"] is JsonValue type ? OfType(type.GetValue<string>(), depth) : Value(depth);
    }

    public JsonNode? Value(int depth) => OfType(Pick(["null", "boolean", "integer", "number", "string", "string", "array", "object", "object"]), depth);

    public JsonNode Number() => random.Next(-8, 40) / 4.0;

    private JsonNode? OfType(string type, int depth) => type switch
    {
        "null" => null,
        "boolean" => random.Next(2) == 0,
        "integer" => random.Next(-2, 10),
        "number" => Number(),
        "string" => Pick(texts),
        "array" => new JsonArray([.. Enumerable.Range(0, depth > 0 ? random.Next(4) : 0).Select(_ => Value(depth - 1))]),
        _ => Members([], depth > 0 ? depth - 1 : -1),
    };

    private JsonObject Members(JsonObject schema, int depth)
    {
        var members = new JsonObject();
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            if (random.Next(3) > 0)
            {
                members[name] = For(value, depth);
            }
        }

        foreach (var name in (schema["required"] as JsonArray ?? []).Select(node => node!.GetValue<string>()))
        {
            members[name] ??= Value(depth);
        }

        for (var more = depth < 0 ? 0 : random.Next(3); more > 0; more--)
        {
            members[Pick(names)] = Value(depth);
        }

        return members;
    }

    private JsonArray Items(JsonObject schema, int depth)
    {
        var prefix = schema["prefixItems"] as JsonArray ?? [];
        return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(index => For(index < prefix.Count ? prefix[index] : schema["items"], depth))]);
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
