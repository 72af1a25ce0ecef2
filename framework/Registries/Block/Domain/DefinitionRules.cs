using System.Text.Json;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.JsonSchema;
using DigitalIndiaStack.Registries.Contracts;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>What a definition must be before it makes a registry (REG-2.1, REG-2.2).</summary>
internal static class DefinitionRules
{
    private const string Metaschema = "https://json-schema.org/draft/2020-12/schema";
    private const string SchemaPointer = "/schema";

    private static readonly CompiledSchema Rules = new SchemaRegistry().Compile(Metaschema);
    private static readonly HashSet<string> ScalarTypes = ["string", "number", "integer", "boolean"];

    /// <summary>Says what is wrong with a definition; empty when it is good.</summary>
    public static IReadOnlyList<RequestError> FaultsOf(RegistryDefinition definition)
    {
        var faults = FaultsOf(definition.Schema);
        return faults.Count > 0 ? faults : [.. definition.Indexes.Index().Where(index => !IsScalar(definition.Schema, index.Item)).Select(ScalarWanted)];
    }

    private static IReadOnlyList<RequestError> FaultsOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$schema", out var dialect) && (dialect.ValueKind != JsonValueKind.String || dialect.GetString()!.TrimEnd('#') != Metaschema))
        {
            return [new RequestError($"{SchemaPointer}/$schema", "schema")];
        }

        var verdict = Rules.Validate(schema);
        if (!verdict.IsValid)
        {
            return [.. verdict.Errors.Select(error => new RequestError(SchemaErrors.Bound(SchemaPointer + error.Pointer), error.Keyword))];
        }

        // A good form may still refer to what does not exist, or hold a pattern that is none.
        return RegistrySchemas.TryCompile(schema, out _, out var fault) ? [] : [Describe(fault)];
    }

    private static RequestError Describe(SchemaFault fault)
    {
        var fragment = fault.Location.IndexOf('#', StringComparison.Ordinal);
        var pointer = fragment < 0 ? "" : Uri.UnescapeDataString(fault.Location[(fragment + 1)..]);
        return new RequestError(SchemaErrors.Bound(SchemaPointer + pointer), "schema");
    }

    private static bool IsScalar(JsonElement schema, string field) =>
        schema.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty(field, out var property)
        && property.ValueKind == JsonValueKind.Object
        && property.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && ScalarTypes.Contains(type.GetString()!);

    private static RequestError ScalarWanted((int Index, string Item) index) => new($"/indexes/{index.Index}", "REG-2.2");
}
