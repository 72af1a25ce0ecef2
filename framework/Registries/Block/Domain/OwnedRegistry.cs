using System.Text.Json;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Registries.Contracts;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>A registry: a JSON Schema with metadata, of the client that defined it. Its definition does not change.</summary>
internal sealed class OwnedRegistry : ITenantOwned
{
    public required string Name { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that defined it; nobody else sees its records (REG-1.2).</summary>
    public required string Owner { get; init; }

    /// <summary>The definition as it was given, JSON.</summary>
    public required string Definition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RegistryDefinition Read() => JsonSerializer.Deserialize<RegistryDefinition>(Definition, JsonSerializerOptions.Web)!;
}
