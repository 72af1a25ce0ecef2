using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Host.Tests.Deployments;

/// <summary>The one public address of a deployment of several processes: passes each request on to the process that runs its block.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Uri main;
    private readonly Dictionary<string, Uri> others;
    private readonly WebApplication app;

    private Gateway(Uri address, Uri main, Dictionary<string, Uri> others)
    {
        this.main = main;
        this.others = others;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(address.AbsoluteUri);
        app.Run(PassAsync);
    }

    /// <param name="main">The process of every path that is not of another one.</param>
    /// <param name="others">The other processes, by block.</param>
    public static async Task<Gateway> StartAsync(Uri address, Uri main, Dictionary<string, Uri> others)
    {
        var gateway = new Gateway(address, main, others);
        await gateway.app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var block = context.Request.Path.Value!.Split('/')[1];
        using var request = new HttpRequestMessage(
            HttpMethod.Parse(context.Request.Method),
            new Uri(others.GetValueOrDefault(block, main), $"{context.Request.Path}{context.Request.QueryString}"));
        request.Content = context.Request.ContentLength > 0 ? new StreamContent(context.Request.Body) : null;
        foreach (var (name, values) in context.Request.Headers)
        {
            // Host stays as it came: the pages build their addresses from it.
            _ = request.Headers.TryAddWithoutValidation(name, values.ToArray()) || request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray()) == true;
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
