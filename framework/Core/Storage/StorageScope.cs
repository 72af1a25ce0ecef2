using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>What a <see cref="BlockDbContext"/> needs of its surroundings.</summary>
internal sealed class StorageScope
{
    internal StorageScope(ITenantAccessor tenants, TimeProvider clock, IOutboxTransport transport, CommitSignal signal, IOptions<StorageOptions> options)
    {
        Tenants = tenants;
        Clock = clock;
        Transport = transport;
        Signal = signal;
        Options = options.Value;
    }

    internal ITenantAccessor Tenants { get; }

    internal TimeProvider Clock { get; }

    internal IOutboxTransport Transport { get; }

    internal CommitSignal Signal { get; }

    internal StorageOptions Options { get; }
}
