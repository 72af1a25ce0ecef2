using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>How a good body can be varied: what spoils it, each by one keyword, and what leaves it good.</summary>
/// <param name="Flaws">Changes after which the schema does not allow it.</param>
/// <param name="Variants">Changes after which the schema still allows it, one member each.</param>
public sealed record BodyVariations(IReadOnlyList<Change> Flaws, IReadOnlyList<Change> Variants)
{
    private const string Unnamed = "unnamedMember";

    /// <summary>Finds the variations of a body by the schema of its operation; the schema itself judges each, so that none is a false alarm.</summary>
    /// <exception cref="InvalidOperationException">The body is not good: the check is broken.</exception>
    public static BodyVariations Of(RequestSchemas schemas, ApiOperation operation, JsonNode body)
    {
        if (!schemas.Allows(operation, body))
        {
            throw new InvalidOperationException($"The body for {operation.Id} is not as the specification says: {body.ToJsonString()}");
        }

        var changes = Find(schemas.BodyOf(operation)!, body, []).ToLookup(change => schemas.Allows(operation, change.Apply(body)));
        return new BodyVariations([.. changes[false]], [.. changes[true]]);
    }

    private static IEnumerable<Change> Find(JsonObject schema, JsonNode? good, IReadOnlyList<string> path)
    {
        foreach (var (keyword, value) in Keywords.Broken(schema, good))
        {
            yield return new Change(path, keyword, value);
        }

        // Another value of an enumeration leaves the body good.
        foreach (var other in (schema["enum"] as JsonArray ?? []).Where(other => $"{other}" != $"{good}").Take(1))
        {
            yield return new Change(path, "enum", other);
        }

        var below = good switch
        {
            JsonObject members => Members(schema, members, path),
            JsonArray { Count: > 0 } items when schema["items"] is JsonObject each => Find(each, items[0], [.. path, 0.ToString(CultureInfo.InvariantCulture)]),
            _ => [],
        };
        foreach (var change in below)
        {
            yield return change;
        }
    }

    private static IEnumerable<Change> Members(JsonObject schema, JsonObject good, IReadOnlyList<string> path)
    {
        var required = schema.Texts("required");
        if (schema["additionalProperties"] is JsonValue)
        {
            yield return new Change([.. path, Unnamed], "additionalProperties", JsonValue.Create(true));
        }

        foreach (var (name, member) in schema.Objects("properties").Where(property => good.ContainsKey(property.Key)))
        {
            yield return new Change([.. path, name], required.Contains(name) ? "required" : "properties", null, IsRemoval: true);
            foreach (var change in Find(member, good[name], [.. path, name]))
            {
                yield return change;
            }
        }
    }
}
