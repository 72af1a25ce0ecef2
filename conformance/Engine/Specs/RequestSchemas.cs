using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>What the specification of an operation lets a request hold.</summary>
public sealed class RequestSchemas
{
    private const int DeepestReference = 16;

    private readonly SchemaRegistry registry;
    private readonly ConcurrentDictionary<string, CompiledSchema> compiled = new(StringComparer.Ordinal);

    internal RequestSchemas(SchemaRegistry registry) => this.registry = registry;

    /// <summary>The schema of the JSON body, with every reference filled in; <see langword="null"/> when the operation takes none.</summary>
    public JsonObject? BodyOf(ApiOperation operation) =>
        registry.TryResolve(operation.Document, BodyPointer(operation), out var schema, out var location) ? Inline(schema, location, 0) as JsonObject : null;

    /// <summary>Whether the schema of the body allows a value.</summary>
    public bool Allows(ApiOperation operation, JsonNode? body)
    {
        if (!registry.TryResolve(operation.Document, BodyPointer(operation), out _, out var location))
        {
            throw new InvalidOperationException($"{operation.Id} takes no JSON body.");
        }

        return compiled.GetOrAdd(location, registry.Compile).IsValid(JsonSerializer.SerializeToElement(body));
    }

    /// <summary>The parameters, each with its schema.</summary>
    public IReadOnlyList<RequestParameter> ParametersOf(ApiOperation operation)
    {
        if (!registry.TryResolve(operation.Document, $"#{operation.Pointer}/parameters", out var list, out var location))
        {
            return [];
        }

        return [.. Inline(list, location, 0)!.AsArray().OfType<JsonObject>().Select(parameter =>
            new RequestParameter(parameter.Text("name"), parameter.Text("in"), parameter["schema"] as JsonObject ?? []))];
    }

    private static string BodyPointer(ApiOperation operation) => $"#{operation.Pointer}/requestBody/content/{JsonPointer.Escape("application/json")}/schema";

    private JsonNode? Inline(JsonElement value, string location, int depth)
    {
        if (depth > DeepestReference)
        {
            return new JsonObject();
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String:
                return registry.TryResolve(location, reference.GetString()!, out var target, out var next)
                    ? Inline(target, next, depth + 1)
                    : throw new InvalidOperationException($"{location} refers to {reference}, which is nowhere.");
            case JsonValueKind.Object:
                return new JsonObject(value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Inline(member.Value, location, depth + 1))));
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(item => Inline(item, location, depth + 1))]);
            default:
                return JsonSerializer.SerializeToNode(value);
        }
    }
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">Where it stands: <c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Schema">What it may be.</param>
public sealed record RequestParameter(string Name, string In, JsonObject Schema);
