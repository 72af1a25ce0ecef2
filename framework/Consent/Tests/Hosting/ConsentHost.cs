using System.Text.Json;
using DigitalIndiaStack.Consent.Block;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Core.Testing.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Consent.Tests.Hosting.ConsentHost))]

namespace DigitalIndiaStack.Consent.Tests.Hosting;

/// <summary>The consent block on a real socket, with a data fiduciary, a data source and persons.</summary>
public sealed class ConsentHost : IAsyncLifetime
{
    internal const string Fiduciary = "agriculture";
    internal const string Source = "registries";
    internal const string Api = "/consent/v1";
    private static readonly string[] ServiceScopes = ["consent.agreements.read", "consent.agreements.write", "consent.requests.read", "consent.requests.write", "consent.verify"];
    private BlockHost? host;

    internal BlockHost Host => host!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await RunAsync(TestDatabase.Sqlite());

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A host of its own, whose clock may be moved.</summary>
    internal static async Task<ConsentHost> StartAsync(bool onPostgreSql = false, Action<WebApplication>? use = null)
    {
        Assert.SkipWhen(onPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        return new ConsentHost { host = await RunAsync(onPostgreSql ? await TestDatabase.PostgreSqlAsync() : TestDatabase.Sqlite(), use) };
    }

    internal Task<BlockAnswer> GetAsync(string path, string client = Fiduciary, string tenant = "ke") => SendAsync(HttpMethod.Get, path, null, client, tenant);

    internal Task<BlockAnswer> PostAsync(string path, object body, string client = Fiduciary, string tenant = "ke") => SendAsync(HttpMethod.Post, path, body, client, tenant);

    internal Task<BlockAnswer> SendAsync(HttpMethod method, string path, object? body, string client, string tenant = "ke", params (string Name, string Value)[] headers) => Host.SendAsync(
        method,
        Api + path,
        Host.Issuer.Sign(new TestToken("consent", ServiceScopes) { ClientId = client, Tenant = tenant }),
        body is null ? null : JsonSerializer.Serialize(body),
        Cancellation,
        [("Idempotency-Key", Guid.CreateVersion7().ToString()), .. headers]);

    internal Task<BlockAnswer> AsPersonAsync(string person, HttpMethod method, string path, object? body = null, string tenant = "ke") => Host.SendAsync(
        method,
        Api + path,
        Host.Issuer.Sign(new TestToken("consent", "consent.decide", "consent.own.read", "consent.own.withdraw") { ClientId = "citizen-app", Subject = FakeIdentity.SubjectAt("consent", person), Tenant = tenant }),
        body is null ? null : JsonSerializer.Serialize(body),
        Cancellation);

    /// <summary>Publishes an agreement and returns its id.</summary>
    internal async Task<string> AgreeAsync(object? terms = null) => (await PostAsync("/agreements", terms ?? Terms())).Text("agreementId");

    internal Task<BlockAnswer> AskAsync(string agreement, string person, string client = Fiduciary, string? subject = null, string? returnUrl = null) => PostAsync(
        "/requests",
        new { agreementId = agreement, subject = subject ?? FakeIdentity.SubjectAt(client, person), returnUrl = returnUrl ?? new Uri(Host.Http.BaseAddress!, "agriculture/applications/1").AbsoluteUri },
        client);

    internal Task<BlockAnswer> DecideAsync(string request, string person, string decision = "grant", string language = "sw", string tenant = "ke") =>
        AsPersonAsync(person, HttpMethod.Post, $"/requests/{request}/decision", new { decision, language }, tenant);

    internal Task<BlockAnswer> WithdrawAsync(string consent, string person, string tenant = "ke") =>
        AsPersonAsync(person, HttpMethod.Post, $"/consents/{consent}/withdrawal", null, tenant);

    /// <summary>Asks, grants, and returns the id of the consent.</summary>
    internal async Task<string> GrantAsync(string person, object? terms = null) =>
        (await DecideAsync((await AskAsync(await AgreeAsync(terms), person)).Text("requestId"), person)).Text("consentId");

    /// <summary>Asks as the data source whether a consent covers a disclosure.</summary>
    internal Task<BlockAnswer> VerifyAsync(
        string consent, string requester = Fiduciary, string purpose = "farm-input-benefit", string registry = "farmers", string source = Source, string tenant = "ke", params string[] fields) => PostAsync(
        "/verifications", new { consentId = consent, requester, purposeCode = purpose, registry, fields = fields.Length > 0 ? fields : ["holdingId", "areaHectares"] }, source, tenant);

    /// <summary><c>active</c>, or the reason why not.</summary>
    internal static string StateOf(BlockAnswer verification) =>
        verification.Outcome == "200" && verification.Json.GetProperty("active").GetBoolean() ? "active" : verification.Text("reason");

    internal static object Terms(string fiduciary = Fiduciary, int count = 1000, string per = "consent", int days = 30, string[]? fields = null) => new
    {
        purpose = new { code = "farm-input-benefit", text = English("To decide on your benefit") },
        dataFiduciary = new { clientId = fiduciary, name = English("Department of Agriculture"), contact = "privacy@agriculture.example.org" },
        dataSource = new { clientId = Source, name = English("Farmer registry"), registry = "farmers" },
        fields = (fields ?? ["holdingId", "areaHectares"]).Select(name => new { name, label = English(name) }),
        durationDays = days,
        frequency = new { count, per },
        lawfulBasis = "consent",
        retentionDays = 365,
        consequenceOfRefusal = English("You can apply on paper."),
    };

    private static Dictionary<string, string> English(string text) => new() { ["en"] = text };

    private static Task<BlockHost> RunAsync(TestDatabase database, Action<WebApplication>? use = null) => BlockHost.StartAsync(
        new ConsentBlock(),
        new BlockHostSetup(database)
        {
            Use = use ?? (_ => { }),
            Services = services => services.AddKeyedSingleton("consent", (_, _) => FakeIdentity.NewClient()),
            Settings = new Dictionary<string, string?> { ["Consent:ReturnOrigins:agriculture:0"] = "https://agriculture.example.org" },
        },
        Cancellation);
}
