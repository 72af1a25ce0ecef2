using System.Net;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Parcels.Block;
using DigitalIndiaStack.Parcels.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DigitalIndiaStack.OpenApi.Tests;

/// <summary>The block of parcels on a real server.</summary>
internal sealed class ParcelsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ParcelsHost(WebApplication app, HttpClient http)
    {
        this.app = app;
        Http = http;
        Client = new ParcelsClient(http);
    }

    public HttpClient Http { get; }

    public IParcelsClient Client { get; }

    public ParcelsApi Api => app.Services.GetRequiredService<ParcelsApi>();

    /// <summary>Starts the block.</summary>
    /// <param name="open">Whether it answers without a token.</param>
    /// <param name="change">Changes what it answers.</param>
    public static async Task<ParcelsHost> StartAsync(bool open = true, Action<WebApplication>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)));
        builder.Services.AddSingleton<ParcelsApi>();
        builder.Services.AddSingleton<IParcelsApi>(services => services.GetRequiredService<ParcelsApi>());
        builder.AddCore().AddBlocks(new ParcelsBlock());
        var app = builder.Build();
        var operations = app.MapParcelsApi();
        if (open)
        {
            operations.AllowAnonymous();
        }

        change?.Invoke(app);
        app.MapBlocks();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ParcelsHost(app, new HttpClient { BaseAddress = new Uri(address) });
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private sealed class ParcelsBlock : IBlock
    {
        public string Name => "parcels";

        public void Add(IHostApplicationBuilder builder)
        {
        }

        public void Map(WebApplication app)
        {
        }
    }
}
