using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

/// <summary>A client's side of a webhook, on a port of this machine.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> inbox = new();

    private Receiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public string Url => $"{Address}/events/secret-of-the-client";

    public IReadOnlyList<Received> Inbox => [.. inbox];

    /// <summary>What it answers with; 204 when it does not say.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync(Cancellation);
        return receiver;
    }

    public void AnswerWith(int status, string? location = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    /// <summary>Waits until so many deliveries came.</summary>
    public async Task<IReadOnlyList<Received>> UntilAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (inbox.Count < count)
        {
            await Task.Delay(10, patience.Token);
        }

        return Inbox;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = context.Request;
        inbox.Enqueue(new Received(request.Method, $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}", request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        await Answer(context);
    }
}

/// <summary>A delivery as it came.</summary>
internal sealed record Received(string Method, string Url, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Event => JsonElement.Parse(Body);

    public string Text(string member) => Event.GetProperty(member).ToString();

    public JsonElement Data => Event.GetProperty("data");
}
