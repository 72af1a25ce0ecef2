using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>The current version of a record, about at most one person.</summary>
internal sealed class RegistryRecord : ITenantOwned, IVersioned
{
    public required RecordId Id { get; init; }

    public string Tenant { get; init; } = "";

    public required string Registry { get; init; }

    /// <summary>The person, as this block knows them (REG-3.2); absent when it is about nobody.</summary>
    public string? Subject { get; init; }

    public long Version { get; private set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }

    public required DateTimeOffset ValidFrom { get; set; }
}

/// <summary>One version of a record, written once (REG-3.3); it held until the next one.</summary>
internal sealed class RecordVersion : ITenantOwned
{
    public required RecordId RecordId { get; init; }

    public string Tenant { get; init; } = "";

    public required long Version { get; init; }

    /// <summary>JSON.</summary>
    public required string Data { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }
}

/// <summary>The value of one declared index of one record.</summary>
internal sealed class IndexEntry : ITenantOwned
{
    public required string Registry { get; init; }

    public string Tenant { get; init; } = "";

    public required string Field { get; init; }

    /// <summary>The value as text; longer ones than 200 characters have no entry.</summary>
    public required string Value { get; init; }

    public required RecordId RecordId { get; init; }
}
