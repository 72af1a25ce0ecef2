using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Tests.Peers;

/// <summary>A block that answers as a test tells it, on a real server.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private PeerServer(WebApplication app) => this.app = app;

    /// <summary>The statuses of the next answers; 200 when there is none.</summary>
    public ConcurrentQueue<int> Next { get; } = new();

    public ConcurrentQueue<(string Method, IHeaderDictionary Headers)> Seen { get; } = new();

    public string Address => app.Urls.Single();

    public static async Task<PeerServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new PeerServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Seen.Enqueue((context.Request.Method, context.Request.Headers));
        context.Response.StatusCode = Next.TryDequeue(out var status) ? status : 200;
        if (context.Response.StatusCode == 302)
        {
            context.Response.Headers.Location = "http://169.254.169.254/";
        }

        return Task.CompletedTask;
    }
}
