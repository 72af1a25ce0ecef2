using System.Text.Json;
using DigitalIndiaStack.Agriculture.Service;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Agriculture.Tests.Hosting;

/// <summary>The service on a real socket, with stand-ins for the blocks that it calls.</summary>
internal sealed class AgricultureHost : IAsyncDisposable
{
    public const string Api = "/agriculture/v1";
    public const string Scheme = "farmer-input-benefit";

    private AgricultureHost(BlockHost host, Peers peers) => (Host, Peers) = (host, peers);

    public BlockHost Host { get; }

    public Peers Peers { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AgricultureHost> StartAsync(bool onPostgreSql = false)
    {
        Assert.SkipWhen(onPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var peers = new Peers();
        var setup = new BlockHostSetup(onPostgreSql ? await TestDatabase.PostgreSqlAsync() : TestDatabase.Sqlite())
        {
            Settings = new Dictionary<string, string?> { ["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Countries") },
            Services = services => services
                .AddKeyedSingleton<IConsentClient>("agriculture", (_, _) => peers.Consent)
                .AddKeyedSingleton<IRegistriesClient>("agriculture", (_, _) => peers.Registries)
                .AddKeyedSingleton<IPaymentsClient>("agriculture", (_, _) => peers.Payments),
        };
        return new AgricultureHost(await BlockHost.StartAsync(new AgricultureService(), setup, Cancellation), peers);
    }

    public Task<BlockAnswer> SendAsync(string person, HttpMethod method, string path, object? body = null, string tenant = "ke", params (string Name, string Value)[] headers) => Host.SendAsync(
        method,
        Api + path,
        Host.Issuer.Sign(new TestToken("agriculture", Scopes(person)) { ClientId = "citizen-app", Subject = person, Tenant = tenant }),
        body is null ? null : JsonSerializer.Serialize(body),
        Cancellation,
        [("Idempotency-Key", Guid.CreateVersion7().ToString()), .. headers]);

    public Task<BlockAnswer> ApplyAsync(string person, string tenant = "ke") => SendAsync(person, HttpMethod.Post, "/applications", new { scheme = Scheme }, tenant);

    public Task<BlockAnswer> CollectAsync(string person, string application) => SendAsync(person, HttpMethod.Post, $"/applications/{application}/evidence");

    public Task<BlockAnswer> ReadAsync(string person, string application, string tenant = "ke") => SendAsync(person, HttpMethod.Get, $"/applications/{application}", null, tenant);

    public Task<BlockAnswer> DecideAsync(string officer, string application, string? tag, string decision = "approve", string tenant = "ke") => SendAsync(
        officer, HttpMethod.Post, $"/applications/{application}/decision", new { decision, reason = "Checked." }, tenant, tag is null ? [] : [("If-Match", tag)]);

    /// <summary>Applies, gives consent and lets the registry be read: the answer is that of an application under review.</summary>
    public async Task<BlockAnswer> ReviewableAsync(string person)
    {
        var application = (await ApplyAsync(person)).Text("applicationId");
        Peers.Decide(person, ConsentRequestStatus.Granted);
        return await CollectAsync(person, application);
    }

    /// <summary>Reads until the application is in a state.</summary>
    public async Task<BlockAnswer> WaitAsync(string person, string application, string status)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            var read = await ReadAsync(person, application);
            if (read.Text("status") == status)
            {
                return read;
            }

            await Task.Delay(50, Cancellation);
        }

        return await ReadAsync(person, application);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string[] Scopes(string person) => person.StartsWith("officer", StringComparison.Ordinal)
        ? ["agriculture.applications.read", "agriculture.applications.write", "agriculture.applications.review", "agriculture.applications.decide"]
        : ["agriculture.applications.read", "agriculture.applications.write"];
}
