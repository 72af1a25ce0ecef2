using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>What a <see cref="BlockDbContext"/> needs of its surroundings.</summary>
internal sealed class StorageScope
{
    internal StorageScope(ITenantAccessor tenants, TimeProvider clock, IOutboxTransport transport, CommitSignal signal, IOptions<StorageOptions> options, Caller? caller = null)
    {
        Tenants = tenants;
        Clock = clock;
        Transport = transport;
        Signal = signal;
        Options = options.Value;
        Principal = caller?.Delegate is null ? null : caller.Subject;
    }

    internal ITenantAccessor Tenants { get; }

    internal TimeProvider Clock { get; }

    internal IOutboxTransport Transport { get; }

    internal CommitSignal Signal { get; }

    internal StorageOptions Options { get; }

    private string? Principal { get; }

    /// <summary>An entry as it is recorded: where the caller acts for another person, it names both.</summary>
    internal AuditEntry Complete(AuditEntry entry) =>
        Principal is null ? entry : entry with { Detail = new Dictionary<string, string>(entry.Detail) { ["principal"] = Principal } };
}
