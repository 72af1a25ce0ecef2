using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Time;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Identity.Tests.Hosting.IdentityHost))]

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>The block as a sandbox on a real socket, with a store of its own and a clock that can be moved.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    /// <summary>A block with a page in this host, <c>/agriculture/who</c>.</summary>
    public const string PageBlock = "agriculture";

    /// <summary>A confidential client of somebody else, which may ask for e-mail addresses.</summary>
    public const string Partner = "partner";

    /// <summary>A client that registered an RSA key.</summary>
    public const string RsaClient = "rsa-client";

    private readonly string data;
    private readonly Dictionary<string, string?> settings;
    private readonly WebApplication app;

    public IdentityHost()
        : this([])
    {
    }

    /// <summary>A host with settings of its own.</summary>
    internal IdentityHost(Dictionary<string, string?> settings)
        : this(settings, new Uri($"http://127.0.0.1:{FreePort.Take()}/"), Path.Combine(Path.GetTempPath(), "identity-tests", Path.GetRandomFileName()))
    {
    }

    private IdentityHost(Dictionary<string, string?> settings, Uri address, string data)
    {
        this.settings = settings;
        this.data = data;
        Address = address;
        app = Build();
    }

    public Uri Address { get; }

    public string KeyFolder => Path.Combine(data, "keys");

    /// <summary>The key of <see cref="RsaClient"/>, the same in all hosts: to make one takes a while.</summary>
    public static RsaSecurityKey RsaKey { get; } = new(RSA.Create(2048));

    public AdjustableTimeProvider Clock { get; } = new();

    public IServiceProvider Services => app.Services;

    public ServiceKey KeyOf(string client) => Services.GetRequiredService<ServiceKeys>().Get(client);

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await app.StartAsync(cancellationToken);
        await SeedAsync();
    }

    /// <summary>Stops the process; its store stays.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    /// <summary>A new process on the same store and address.</summary>
    internal IdentityHost Again(Dictionary<string, string?> changed) => new(changed, Address, data);

    /// <summary>A second process on the same store and keys, at an address of its own, of the same issuer.</summary>
    /// <param name="changed">What is set otherwise there.</param>
    internal IdentityHost Beside(Dictionary<string, string?>? changed = null) =>
        new(new([.. new Dictionary<string, string?>(settings) { ["Data"] = data, ["Identity:Issuer"] = Address.AbsoluteUri }.Concat(changed ?? [])]));

    public async Task SeedAsync()
    {
        var context = new SandboxContext(Services, [TenantId.Parse("ke"), TenantId.Parse("ma")]);
        foreach (var seeder in Services.GetServices<ISandboxSeeder>().OrderBy(seeder => seeder.Order))
        {
            await seeder.SeedAsync(context, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public HttpClient NewClient(string token)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private WebApplication Build()
    {
        // Every sandbox makes a PIN of its own; here the tests choose it.
        Directory.CreateDirectory(Path.Combine(data, "keys"));
        File.WriteAllText(Path.Combine(data, "keys", SandboxPin.FileName), Citizen.PersonaPin);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data"] = data,
            ["Identity:Issuer"] = Address.AbsoluteUri,
            ["Sandbox:Enabled"] = "true",
            ["Limits:Burst"] = "1000000",

            // Tests beside each other queue on a busy machine for longer than a person would wait.
            ["Storage:LockTimeoutSeconds"] = "60",
            ["Identity:SignInsPerMinute"] = "100000",

            // Thousands of PINs are made and typed here; each would cost a third of a second.
            ["Identity:PinIterations"] = "1000",

            // As in a sandbox: a clock that jumps past the lead time would leave blocks no time to read the next key.
            ["Identity:SigningKeyDays"] = "0",
            ["Identity:Clients:0:Id"] = RsaClient,
            ["Identity:Clients:0:Tenants:0"] = "ke",
            ["Identity:Clients:0:Scopes:0"] = "registries.read",
            ["Identity:Clients:0:KeySet"] = RsaKeySet(),
            ["Identity:Clients:1:Id"] = Partner,
            ["Identity:Clients:1:Tenants:0"] = "ke",
            ["Identity:Clients:1:PersonScopes:0"] = "email",
            ["Identity:Clients:1:RedirectUris:0"] = "https://partner.example/back",
            ["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Countries"),
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("IDENTITY_TESTS_LOG") is not null)
        {
            builder.Logging.AddConsole();
        }

        builder.WebHost.UseUrls(Address.AbsoluteUri);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddCore();
        builder.AddBlocks(new IdentityBlock());
        builder.AddPageSignIn(PageBlock, "agriculture-officer");
        var built = builder.Build();
        built.UseCore();
        built.UsePages();
        built.MapBlocks();
        built.MapPages();
        built.MapGet($"/{PageBlock}/who", (ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type}={claim.Value}")))
            .RequireAuthorization(PageSignIn.PolicyOf(PageBlock));
        return built;
    }

    private static string RsaKeySet()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(RsaKey.Rsa.ExportParameters(includePrivateParameters: false)));
        return $$"""{"keys":[{"kty":"RSA","use":"sig","n":"{{key.N}}","e":"{{key.E}}"}]}""";
    }
}
