using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Block.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>How one-time codes leave a host that is no sandbox.</summary>
public sealed class GatewayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StatusCodes.Status307TemporaryRedirect)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    public async Task A_code_goes_to_the_gateway_alone_and_one_that_does_not_take_it_is_unavailable(int status)
    {
        var asked = new ConcurrentQueue<string>();
        await using var gateway = Gateway(status, asked);
        await gateway.StartAsync(Cancellation);
        await using var host = Host($"{gateway.Urls.Single()}/send");
        await using var scope = host.Services.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<IMessageSender>();

        await Assert.ThrowsAsync<PeerUnavailableException>(() => sender.SendAsync(new OutgoingMessage("ke", "a@example.org", "Your code", "en", "123456"), Cancellation));

        Assert.Equal(["/send"], asked);
    }

    private static WebApplication Gateway(int status, ConcurrentQueue<string> asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            asked.Enqueue(context.Request.Path);
            context.Response.StatusCode = context.Request.Path == "/send" ? status : StatusCodes.Status200OK;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        return app;
    }

    private static WebApplication Host(string gateway)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Issuer"] = "https://id.example/";
        builder.Configuration["Identity:MessageGateway"] = gateway;
        builder.Configuration["Data"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        builder.AddCore().AddBlocks(new IdentityBlock());
        return builder.Build();
    }
}
