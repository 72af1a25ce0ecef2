using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>Compiles registry schemas, each once.</summary>
internal sealed class RegistrySchemas
{
    private const int MostKept = 1000;

    // A step is one schema applied to one value: a request stays far below this unless the schema multiplies.
    private static readonly SchemaOptions Options = new() { AssertFormat = true, MaxSteps = 1_000_000 };

    private readonly ConcurrentDictionary<string, CompiledSchema> compiled = new(StringComparer.Ordinal);

    /// <summary>What in a record's data breaks the schema; empty when nothing does.</summary>
    public IReadOnlyList<ValidationError> Check(OwnedRegistry registry, JsonElement data) => Of(registry).Validate(data).Errors;

    /// <summary>Compiles a schema that may refer to nothing but itself and the metaschemas.</summary>
    public static bool TryCompile(JsonElement schema, [NotNullWhen(true)] out CompiledSchema? compiled, [NotNullWhen(false)] out SchemaFault? fault)
    {
        const string address = "urn:dis:registry";
        return new SchemaRegistry(Options).Add(address, schema).TryCompile(address, out compiled, out fault);
    }

    private CompiledSchema Of(OwnedRegistry registry)
    {
        if (compiled.Count > MostKept)
        {
            compiled.Clear();
        }

        return compiled.GetOrAdd(registry.Definition, definition => TryCompile(registry.Read().Schema, out var schema, out _)
            ? schema
            : throw new InvalidOperationException($"The schema of registry {registry.Name} no longer compiles."));
    }
}
