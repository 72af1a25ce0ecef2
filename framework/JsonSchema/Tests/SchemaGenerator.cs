using System.Text.Json.Nodes;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>Makes schemas, and instances that have a fair chance to be valid, always the same for a seed.</summary>
/// <remarks>
/// What ajv 8.20.0 gets wrong is left out, so that every other difference counts: <c>contains</c> beside <c>prefixItems</c> (an empty
/// array passes), <c>contains</c> beside <c>unevaluatedItems</c> (its matches do not count as evaluated), and failed
/// conditions or alternatives with items beside unevaluated keywords (they do count). The official suite covers those.
/// Numbers are multiples of a quarter below a thousand: ajv judges in binary floating point, where other decimals differ
/// (<see cref="AjvDifferentialTests.Ajv_differs_where_decimals_or_large_integers_do_not_fit_a_double"/>).
/// </remarks>
internal sealed class SchemaGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b", "ab", "é", "x/y", "p~q"];
    private static readonly string[] Texts = ["", "a", "ab", "aab", "b1", "é", "😀", "😀a", "A_1", "line\n", "٣"];
    private static readonly string[] Patterns = ["^a*$", "b", "^.$", "^[^a]+$", "\\d", "^\\w+$", "^(?:a|b1)?$", "^\\p{L}+$", "\\S$", "^.{2,3}$", "[\\u{1F600}é]"];
    private static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];
    private static readonly string[] Definitions = ["one", "two", "three"];

    private readonly InstanceGenerator instances = new(seed, Names, Texts);
    private readonly Random random = new(seed);

    public JsonObject Schema()
    {
        var definitions = new JsonObject();
        for (var index = 0; index < Definitions.Length; index++)
        {
            definitions[Definitions[index]] = Object(2, index + 1);
        }

        var root = random.Next(3) == 0 ? Unevaluated() : Object(3, 0);
        root["$defs"] = definitions;
        return root;
    }

    public JsonNode? Instance(JsonObject schema) => instances.For(schema, 4);

    private JsonObject Unevaluated()
    {
        JsonObject Named() => new() { ["properties"] = Map(() => Pick(Names), () => Object(0, 0)) };
        return new JsonObject
        {
            ["properties"] = Map(() => Pick(Names), () => Object(1, 0)),
            ["allOf"] = new JsonArray(
                new JsonObject { ["patternProperties"] = Map(() => Pick(Patterns), () => Object(0, 0)) },
                new JsonObject { ["prefixItems"] = List(() => Object(0, 0), distinct: false) }),
            ["anyOf"] = new JsonArray(
                new JsonObject { ["required"] = new JsonArray(Pick(Names)), ["properties"] = Map(() => Pick(Names), () => true) },
                Named()),
            ["unevaluatedProperties"] = random.Next(2) == 0 ? false : Object(0, 0),
            ["unevaluatedItems"] = random.Next(2) == 0 ? false : Object(0, 0),
        };
    }

    // References in place go only to later definitions, so that no schema applies itself to the same value.
    private JsonNode Any(int depth, int fromDefinition) => random.Next(12) switch
    {
        0 => true,
        1 => false,
        < 5 when fromDefinition < Definitions.Length => new JsonObject { ["$ref"] = "#/$defs/" + Definitions[random.Next(fromDefinition, Definitions.Length)] },
        _ => Object(depth, fromDefinition),
    };

    private JsonObject Object(int depth, int fromDefinition)
    {
        var schema = new JsonObject();
        var keywords = random.Next(1, 4);
        for (var index = 0; index < keywords; index++)
        {
            AddAssertion(schema);
            if (depth > 0)
            {
                AddApplicator(schema, depth - 1, fromDefinition);
            }
        }

        return schema;
    }

    private void AddAssertion(JsonObject schema)
    {
        switch (random.Next(20))
        {
            case 0: schema["type"] = Pick(Types); break;
            case 1: schema["type"] = List(() => Pick(Types), distinct: true); break;
            case 2: schema["const"] = instances.Value(2); break;
            case 3: schema["enum"] = new JsonArray([instances.Value(1), instances.Value(1), instances.Value(2)]); break;
            case 4: schema[Pick(["minimum", "exclusiveMinimum"])] = instances.Number(); break;
            case 5: schema[Pick(["maximum", "exclusiveMaximum"])] = instances.Number(); break;
            case 6: schema["multipleOf"] = Pick([0.25, 0.5, 1.0, 2.0, 3.0]); break;
            case 7: schema["minLength"] = random.Next(3); break;
            case 8: schema["maxLength"] = random.Next(3); break;
            case 9: schema["pattern"] = Pick(Patterns); break;
            case 10: schema["minItems"] = random.Next(3); break;
            case 11: schema["maxItems"] = random.Next(4); break;
            case 12: schema["uniqueItems"] = random.Next(3) > 0; break;
            case 13: schema["minProperties"] = random.Next(3); break;
            case 14: schema["maxProperties"] = random.Next(4); break;
            case 15: schema["required"] = List(() => Pick(Names), distinct: true); break;
            case 16: schema["dependentRequired"] = new JsonObject { [Pick(Names)] = List(() => Pick(Names), distinct: true) }; break;
            default: break;
        }
    }

    private void AddApplicator(JsonObject schema, int depth, int fromDefinition)
    {
        JsonNode InPlace() => Any(depth, fromDefinition);
        JsonNode Below() => Any(depth, 0);
        switch (random.Next(20))
        {
            case 0 or 1: schema["properties"] = Map(() => Pick(Names), Below); break;
            case 2: schema["patternProperties"] = Map(() => Pick(Patterns), Below); break;
            case 3: schema["additionalProperties"] = Below(); break;
            case 4: schema["propertyNames"] = Below(); break;
            case 5 when schema["contains"] is null: schema["prefixItems"] = List(Below, distinct: false); break;
            case 6: schema["items"] = Below(); break;
            case 7 when schema["prefixItems"] is null: schema["contains"] = Below(); break;
            case 8 when schema["prefixItems"] is null:
                (schema["contains"], schema["minContains"], schema["maxContains"]) = (Below(), random.Next(3), random.Next(3));
                break;
            case 9: schema["allOf"] = List(InPlace, distinct: false); break;
            case 10: schema["anyOf"] = List(InPlace, distinct: false); break;
            case 11: schema["oneOf"] = List(InPlace, distinct: false); break;
            case 12: schema["not"] = InPlace(); break;
            case 13 or 14:
                (schema["if"], schema[Pick(["then", "else"])]) = (InPlace(), InPlace());
                break;
            case 15: schema["dependentSchemas"] = Map(() => Pick(Names), InPlace); break;
            default: schema["properties"] = Map(() => Pick(Names), Below); break;
        }
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private JsonArray List(Func<JsonNode> item, bool distinct)
    {
        var items = Enumerable.Range(0, random.Next(1, 4)).Select(_ => item()).ToArray();
        return new JsonArray(distinct ? [.. items.DistinctBy(node => node.ToJsonString())] : items);
    }

    private JsonObject Map(Func<string> name, Func<JsonNode> value)
    {
        var map = new JsonObject();
        for (var index = random.Next(1, 4); index > 0; index--)
        {
            map[name()] = value();
        }

        return map;
    }
}
