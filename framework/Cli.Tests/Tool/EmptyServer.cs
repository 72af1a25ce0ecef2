using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>A server that has nothing: it answers every request with 404.</summary>
internal sealed class EmptyServer : IDisposable
{
    private readonly HttpListener listener = new();

    public EmptyServer()
    {
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; } = FreeAddress();

    /// <summary>An address of this machine at which nobody listens: no system gives this port to a server that asks for any.</summary>
    public static Uri Nowhere { get; } = new("http://127.0.0.1:1/");

    public void Dispose() => listener.Close();

    private static Uri FreeAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
    }

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
