using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.JsonSchema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Checks path, query and headers against the parameters of an operation.</summary>
internal static partial class ParameterCheck
{
    public static List<SpecError> Run(HttpRequest request, OperationRules rules)
    {
        var errors = request.Query.Keys
            .Where(name => !rules.HasParameter(ParameterPlace.Query, name))
            .Select(name => new SpecError($"/query/{JsonPointer.Escape(name)}", "additionalProperties"))
            .ToList();
        foreach (var rule in rules.Parameters)
        {
            var values = ValuesOf(request, rule);
            if (values.Count > 0)
            {
                errors.AddRange(Check(rule, values));
            }
            else if (rule.Required)
            {
                errors.Add(SpecError.Of(rule.Pointer, "required", "property", rule.Name));
            }
        }

        return errors;
    }

    private static StringValues ValuesOf(HttpRequest request, ParameterRule rule) => rule.Place switch
    {
        ParameterPlace.Path => request.RouteValues.TryGetValue(rule.Name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : default(StringValues),
        ParameterPlace.Query => request.Query[rule.Name],
        _ => request.Headers[rule.Name],
    };

    private static IEnumerable<SpecError> Check(ParameterRule rule, StringValues values)
    {
        var isArray = rule.Type == "array";
        if (!isArray && values.Count > 1)
        {
            return [SpecError.Of(rule.Pointer, "maxItems", "limit", "1")];
        }

        var nodes = values.Select(value => Read(value ?? string.Empty, isArray ? rule.ItemType ?? "string" : rule.Type)).ToArray();
        if (Array.Exists(nodes, node => node is null))
        {
            return [SpecError.Of(rule.Pointer, "type", "expected", isArray ? rule.ItemType ?? "string" : rule.Type)];
        }

        JsonNode instance = isArray ? new JsonArray(nodes) : nodes[0]!;
        var verdict = rule.Schema.Value.Validate(JsonSerializer.SerializeToElement(instance));
        return verdict.Errors.Select(error => new SpecError(rule.Pointer + error.Pointer, error.Keyword, error.Arguments));
    }

    /// <summary>The JSON value that a text stands for; <see langword="null"/> when it stands for none of that type.</summary>
    private static JsonValue? Read(string text, string type) => type switch
    {
        "integer" => Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
        "number" => Number().IsMatch(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        "boolean" => text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ => null,
        },
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)([.][0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
