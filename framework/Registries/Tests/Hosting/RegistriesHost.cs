using System.Text.Json;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Registries.Block;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Registries.Tests.Hosting.RegistriesHost))]

namespace DigitalIndiaStack.Registries.Tests.Hosting;

/// <summary>The registries block on a real socket, with a consent block beside it that tests can instruct.</summary>
public sealed class RegistriesHost : IAsyncLifetime
{
    private static readonly string[] ServiceScopes =
        ["registries.read", "registries.define", "registries.records.read", "registries.records.write", "registries.disclose"];

    private BlockHost? host;

    internal BlockHost Host => host!;

    internal ConsentPeer Consent { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Consent = await ConsentPeer.StartAsync();
        host = await RunAsync(TestDatabase.Sqlite(), Consent.Address, null);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Consent.DisposeAsync();
    }

    /// <summary>A host on a fresh database.</summary>
    internal static async Task<RegistriesHost> StartAsync(bool onPostgreSql, Action<WebApplication>? use = null)
    {
        Assert.SkipWhen(onPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var consent = await ConsentPeer.StartAsync();
        var database = onPostgreSql ? await TestDatabase.PostgreSqlAsync() : TestDatabase.Sqlite();
        return new RegistriesHost { Consent = consent, host = await RunAsync(database, consent.Address, use) };
    }

    internal AsyncServiceScope Scope(string tenant = "ke") => Host.Services.CreateTenantScope(TenantId.Parse(tenant));

    internal Task<BlockAnswer> GetAsync(string path, string client = "registrar", string tenant = "ke") =>
        Host.SendAsync(HttpMethod.Get, path, Token(client, tenant), null, Cancellation);

    internal Task<BlockAnswer> PostAsync(string path, object body, string client = "registrar", string tenant = "ke") =>
        Host.SendAsync(HttpMethod.Post, path, Token(client, tenant), JsonSerializer.Serialize(body), Cancellation, ("Idempotency-Key", Guid.CreateVersion7().ToString()));

    internal Task<BlockAnswer> PutAsync(string path, object data, string? ifMatch, string client = "registrar", string tenant = "ke")
    {
        (string, string)[] headers = ifMatch is null ? [] : [("If-Match", ifMatch)];
        return Host.SendAsync(HttpMethod.Put, path, Token(client, tenant), JsonSerializer.Serialize(new { data }), Cancellation, headers);
    }

    internal Task<BlockAnswer> AccessesAsync(string subject, string query = "", string tenant = "ke") => Host.SendAsync(
        HttpMethod.Get, $"/registries/v1/accesses{query}", Host.Issuer.Sign(new TestToken("registries", "registries.own.accesses") { Subject = subject, Tenant = tenant }), null, Cancellation);

    private static Task<BlockHost> RunAsync(TestDatabase database, string consent, Action<WebApplication>? use) => BlockHost.StartAsync(
        new RegistriesBlock(),
        new BlockHostSetup(database)
        {
            Settings = new Dictionary<string, string?> { ["Peers:consent"] = consent },
            Use = use ?? (_ => { }),
            Services = services => services.AddKeyedSingleton("registries", (_, _) => FakeIdentity.NewClient()),
        },
        Cancellation);

    private string Token(string client, string tenant) => Host.Issuer.Sign(new TestToken("registries", ServiceScopes) { ClientId = client, Tenant = tenant });
}
