using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>Takes connections and never answers.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public static Task<SilentServer> StartAsync()
    {
        var server = new SilentServer();
        server.listener.Start();
        return Task.FromResult(server);
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
