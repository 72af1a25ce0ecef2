using DigitalIndiaStack.Bench.Load;

namespace DigitalIndiaStack.Bench.Processes;

/// <summary>npm oidc-provider as <c>eng/peers</c> sets it up, with a service that is registered there.</summary>
internal sealed class OidcProvider(DirectoryInfo folder, ServerProcess server) : IAsyncDisposable
{
    private const string Service = "registrar";
    private readonly TokenAsker asker = new(Service, Path.Combine(folder.FullName, "keys", $"{Service}.pem"), server.Address.AbsoluteUri.TrimEnd('/'));

    public ServerProcess Server => server;

    /// <summary>Where it keeps the keys of its clients, and the target file.</summary>
    public string Data => folder.FullName;

    /// <summary>Starts it on a database.</summary>
    /// <param name="database">Its address, <c>postgres://</c>; in memory without it.</param>
    /// <returns><see langword="null"/> when it is not installed.</returns>
    public static async Task<OidcProvider?> TryStartAsync(Uri? database)
    {
        if (NodeProgram.OidcProvider is not { } main)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("dis-bench-");
        return new OidcProvider(folder, await ServerProcess.StartAsync("node", address => [main, $"{address.Port}", folder.FullName, .. database is null ? Array.Empty<string>() : [database.AbsoluteUri]], "is ready"));
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
