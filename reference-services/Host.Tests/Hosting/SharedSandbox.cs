[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Host.Tests.Hosting.SharedSandbox))]

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>One sandbox for all tests that leave it running, started by the first of them.</summary>
public sealed class SharedSandbox : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxProcess>> process = new(() => SandboxProcess.StartAsync(SandboxSettings.Fresh()));

    internal Task<SandboxProcess> StartedAsync() => process.Value;

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated && process.Value.IsCompletedSuccessfully)
        {
            var started = await process.Value;
            await started.DisposeAsync();
            Directory.Delete(started.Settings.Data, recursive: true);
        }
    }
}
