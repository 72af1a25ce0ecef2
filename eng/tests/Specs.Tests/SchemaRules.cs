using System.Text.Json;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Rules of one schema: closed, bounded, and the same in OpenAPI 3.0 and JSON Schema 2020-12.</summary>
internal static class SchemaRules
{
    private static readonly string[] Forbidden =
        ["nullable", "oneOf", "anyOf", "allOf", "not", "discriminator", "const", "xml", "patternProperties", "prefixItems", "if", "dependentRequired"];

    public static IEnumerable<Finding> Check(SpecNode schema)
    {
        if (schema.Has("$ref"))
        {
            foreach (var beside in schema.Written.Where(child => child.Name is not ("$ref" or "description" or "example")))
            {
                yield return new("beside-reference", $"{beside}", "stands beside $ref, where OpenAPI 3.0 does not read it");
            }

            yield break;
        }

        foreach (var keyword in Forbidden.Where(schema.Has))
        {
            yield return new("forbidden-keyword", $"{schema}", $"uses {keyword}");
        }

        foreach (var keyword in new[] { "exclusiveMinimum", "exclusiveMaximum" }.Where(schema.Has))
        {
            yield return new("exclusive-bound", $"{schema}", $"uses {keyword}, a flag in OpenAPI 3.0 and a number in JSON Schema");
        }

        foreach (var finding in CheckType(schema))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckType(SpecNode schema) => schema.Text("type") switch
    {
        "object" => CheckObject(schema),
        "array" => Need(schema, "bounded-list", ["maxItems", "items"]),
        "integer" or "number" => Need(schema, "bounded-number", ["minimum", "maximum"]),
        "string" => schema.Has("maxLength") || schema.Has("enum") || schema.Has("format") || schema.Has("pattern")
            ? []
            : [new("bounded-string", $"{schema}", "is a string without maxLength, enum, format or pattern")],
        "boolean" => [],
        _ => [new("type", $"{schema}", "has no single type")],
    };

    private static IEnumerable<Finding> CheckObject(SpecNode schema)
    {
        if (!schema.Has("additionalProperties"))
        {
            yield return new("closed-object", $"{schema}", "does not state additionalProperties");
        }
        else if (schema.Value.GetProperty("additionalProperties").ValueKind is not JsonValueKind.False && !schema.Has("maxProperties"))
        {
            yield return new("bounded-map", $"{schema}", "takes any member without maxProperties");
        }

        var properties = schema["properties"]?.Members.Select(member => member.Name).ToArray() ?? [];
        foreach (var name in schema["required"]?.Items.Select(item => item.Value.GetString()!).Except(properties) ?? [])
        {
            yield return new("required-known", $"{schema}", $"requires {name}, which it does not describe");
        }
    }

    private static IEnumerable<Finding> Need(SpecNode schema, string rule, string[] keywords) => keywords
        .Where(keyword => !schema.Has(keyword))
        .Select(keyword => new Finding(rule, $"{schema}", $"has no {keyword}"));
}
