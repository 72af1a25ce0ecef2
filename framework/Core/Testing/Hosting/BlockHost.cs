using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Testing.Hosting;

/// <summary>One block on a real socket, with a store of its own, an issuer beside it and a clock that can be moved.</summary>
public sealed class BlockHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BlockHostSetup setup;
    private readonly bool ownsIssuer;

    private BlockHost(WebApplication app, BlockHostSetup setup, TestIssuer issuer, AdjustableTimeProvider clock)
    {
        this.app = app;
        this.setup = setup;
        ownsIssuer = setup.Beside is null;
        Issuer = issuer;
        Clock = clock;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>Reaches the host; keeps no cookies and follows no redirect.</summary>
    public HttpClient Http { get; }

    /// <summary>Signs the tokens that the host takes.</summary>
    public TestIssuer Issuer { get; }

    /// <summary>The clock of host and issuer.</summary>
    public AdjustableTimeProvider Clock { get; }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="setup">What the host has besides it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BlockHost> StartAsync(IBlock block, BlockHostSetup setup, CancellationToken cancellationToken)
    {
        var clock = setup.Beside?.Clock ?? new AdjustableTimeProvider();
        var issuer = setup.Beside?.Issuer ?? await TestIssuer.StartAsync(clock);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("BLOCK_TESTS_LOG") is not null)
        {
            builder.Logging.AddSimpleConsole();
        }

        builder.Configuration["Identity:Issuer"] = issuer.Issuer;
        builder.Configuration["Limits:Burst"] = "1000000";
        builder.Configuration.AddInMemoryCollection(setup.Database.Settings);
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddCore().AddBlocks(block);
        setup.Services(builder.Services);
        var app = builder.Build();
        app.UseCore();
        setup.Use(app);
        app.MapBlocks();
        await app.StartAsync(cancellationToken);
        return new BlockHost(app, setup, issuer, clock);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The address.</param>
    /// <param name="token">The access token; absent when <see langword="null"/>.</param>
    /// <param name="json">The body; absent when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<BlockAnswer> SendAsync(
        HttpMethod method, string path, string? token, string? json, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, cancellationToken);
        return await BlockAnswer.ReadAsync(response, cancellationToken);
    }

    /// <summary>Stops the host, and the issuer when it is this one's.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (ownsIssuer)
        {
            await Issuer.DisposeAsync();
            setup.Database.Dispose();
        }
    }
}
