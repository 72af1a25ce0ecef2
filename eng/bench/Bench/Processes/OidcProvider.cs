using DigitalIndiaStack.Bench.Load;

namespace DigitalIndiaStack.Bench.Processes;

/// <summary>npm oidc-provider as <c>eng/peers</c> sets it up, in memory, with a service that is registered there.</summary>
internal sealed class OidcProvider(DirectoryInfo folder, ServerProcess server) : IAsyncDisposable
{
    private const string Service = "registrar";
    private readonly TokenAsker asker = new(Service, Path.Combine(folder.FullName, "keys", $"{Service}.pem"), server.Address.AbsoluteUri.TrimEnd('/'));

    public ServerProcess Server => server;

    /// <returns><see langword="null"/> when it is not installed.</returns>
    public static async Task<OidcProvider?> TryStartAsync()
    {
        if (NodeProgram.OidcProvider is not { } main)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("dis-bench-");
        return new OidcProvider(folder, await ServerProcess.StartAsync("node", address => [main, $"{address.Port}", folder.FullName], "is ready"));
    }

    /// <inheritdoc cref="TokenAsker.Request"/>
    public HttpRequestMessage TokenRequest() => asker.Request("token", "registries", "registries.read");

    public async ValueTask DisposeAsync()
    {
        asker.Dispose();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
