using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>A relying party that is told of logouts, on a real socket.</summary>
internal sealed class LogoutReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<JsonWebToken> came = new();
    private readonly WebApplication app;
    private int refusals;

    private LogoutReceiver(int refusals)
    {
        this.refusals = refusals;
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}/told");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.GetLeftPart(UriPartial.Authority));
        app = builder.Build();
        app.MapPost("/told", AnswerAsync);
    }

    public Uri Address { get; }

    public IReadOnlyList<JsonWebToken> Came => [.. came];

    /// <param name="refusals">How many it refuses at first.</param>
    public static async Task<LogoutReceiver> StartAsync(int refusals = 0)
    {
        var receiver = new LogoutReceiver(refusals);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for so many tokens.</summary>
    public async Task<IReadOnlyList<JsonWebToken>> WaitAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (came.Count < count)
        {
            await Task.Delay(20, patience.Token);
        }

        return Came;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var form = QueryHelpers.ParseQuery(await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
        came.Enqueue(new JsonWebToken(form["logout_token"].ToString()));
        return Interlocked.Decrement(ref refusals) >= 0 ? Results.StatusCode(503) : Results.Ok();
    }
}
