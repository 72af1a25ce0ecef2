using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>The block of things on a real server, with an issuer beside it.</summary>
internal sealed class ThingsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ThingsHost(WebApplication app, TestIssuer issuer, AdjustableTimeProvider clock)
    {
        this.app = app;
        Issuer = issuer;
        Clock = clock;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public TestIssuer Issuer { get; }

    public AdjustableTimeProvider Clock { get; }

    public IServiceProvider Services => app.Services;

    public MemoryStore Store => app.Services.GetRequiredService<MemoryStore>();

    public string Address => app.Urls.First();

    public static async Task<ThingsHost> StartAsync(Action<WebApplicationBuilder>? change = null, params (string Key, string Value)[] settings)
    {
        var clock = new AdjustableTimeProvider();
        var issuer = await TestIssuer.StartAsync(clock);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Issuer"] = issuer.Issuer;
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddCore().AddBlocks(new ThingsBlock());
        change?.Invoke(builder);
        var app = builder.Build();
        app.UseCore();
        app.MapBlocks();
        await app.StartAsync();
        return new ThingsHost(app, issuer, clock);
    }

    /// <summary>Makes a request with a token that has every scope of the block.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, string? json = null, string? token = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Issuer.Token("things", "things.read", "things.write", "things.change"));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return request;
    }

    /// <summary>Sends a request and reads the answer.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            return await Answer.ReadAsync(response);
        }
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, string? json = null) => SendAsync(Request(method, path, json));

    /// <summary>Makes a thing.</summary>
    public Task<Answer> MakeAsync(string json, string key)
    {
        var request = Request(HttpMethod.Post, "/things/v1/things", json);
        request.Headers.Add("Idempotency-Key", key);
        return SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
