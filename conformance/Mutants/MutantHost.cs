using System.Net;
using System.Net.Sockets;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Host;
using DigitalIndiaStack.Host.Sandbox;
using DigitalIndiaStack.Identity.Block;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>The reference host as a sandbox in this process, with one defect at a time switched on.</summary>
public sealed class MutantHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Mutation mutation;

    private MutantHost(WebApplication app, Mutation mutation, string data)
    {
        this.app = app;
        this.mutation = mutation;
        Data = data;
    }

    /// <summary>Folder of its stores and of its <c>dis-sut.yaml</c>.</summary>
    public string Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>The defect of the host.</summary>
    /// <value><see langword="null"/> while it is correct.</value>
    public Mutant? Mutant
    {
        get => mutation.Current;
        set => mutation.Switch(value, app.Services);
    }

    /// <summary>Starts a correct host on a free port of this machine, with data of its own.</summary>
    /// <param name="postgreSql">Connection string of an empty database; without one the host has SQLite.</param>
    /// <param name="settings">More settings, as <c>--Section:Name=value</c>.</param>
    public static async Task<MutantHost> StartAsync(string? postgreSql = null, params string[] settings)
    {
        var data = Directory.CreateTempSubdirectory("mutants").FullName;
        var mutation = new Mutation();
        var app = HostBuilder.Build(
            ["--environment=Sandbox", $"--urls=http://127.0.0.1:{FreePort()}", $"--Mtls:Address=https://127.0.0.1:{FreePort()}", $"--data={data}", .. Storage(postgreSql), .. settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                Add(builder.Services, mutation);
            });
        await app.StartAsync();

        // Hashes as slow, and sign-ins as rare, as they must be in earnest would make up most of a kill run.
        var identity = app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        identity.PinIterations = 1000;
        identity.SignInsPerMinute = 100_000;
        await SandboxStart.RunAsync(app, TextWriter.Null);
        return new MutantHost(app, mutation, data);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private static string[] Storage(string? postgreSql) =>
        postgreSql is null ? [] : ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={postgreSql}"];

    private static void Add(IServiceCollection services, Mutation mutation)
    {
        services.AddSingleton(mutation);
        services.AddSingleton<Memory>();
        services.AddSingleton<IStartupFilter, WireSeam>();
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, TokenSeam>();
        services.AddSingleton<IAuthorizationHandler, TokenSeam>();
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, SenderSeam>();
        ProofSeam.Add(services);
        ApiSeam.Add(services);
        StoreSeam.Add(services);
        ServerSeam.Add(services, mutation);
        DeliverySeam.Add(services);
        RevocationSeam.Add(services);
        CountSeam.Add(services);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
