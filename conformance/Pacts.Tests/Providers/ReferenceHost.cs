using DigitalIndiaStack.Conformance.Mutants;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Conformance.Pacts.Tests.Providers.ReferenceHost))]

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Providers;

/// <summary>One real, correct host for all verifications, started by the first.</summary>
public sealed class ReferenceHost : IAsyncDisposable
{
    private readonly Lazy<Task<MutantHost>> host = new(() => MutantHost.StartAsync());

    public Task<MutantHost> StartedAsync() => host.Value;

    public async ValueTask DisposeAsync()
    {
        if (host.IsValueCreated && host.Value.IsCompletedSuccessfully)
        {
            await (await host.Value).DisposeAsync();
        }
    }
}
