using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Enrolling;

/// <summary>An office that enrols: an agent at the counter, and a reviewer behind.</summary>
internal sealed class Office : IDisposable
{
    public const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static int births;
    private readonly HttpClient agent;
    private readonly HttpClient reviewer;

    private Office(IdentityHost host, HttpClient agent, HttpClient reviewer)
    {
        (Host, this.agent, this.reviewer) = (host, agent, reviewer);
        (Agent, Reviewer) = (new IdentityClient(agent), new IdentityClient(reviewer));
    }

    public IdentityHost Host { get; }

    public IdentityClient Agent { get; }

    public IdentityClient Reviewer { get; }

    public static IReadOnlyList<EvidenceDocument> Evidence { get; } = [new EvidenceDocument { Description = "Birth certificate", Sha256 = Digest }];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Office> OpenAsync(IdentityHost host, string tenant = "ke") => new(
        host,
        await AsAsync(host, "enrolment-agent", "identity.persons.enrol identity.persons.read identity.enrolments.read identity.enrolments.write identity.guardians.read identity.guardians.write", tenant),
        await AsAsync(host, "conformance-reviewer", "identity.persons.read identity.persons.standing identity.enrolments.read identity.enrolments.review", tenant));

    /// <summary>A host of its own, on either database.</summary>
    public static async Task<IdentityHost> HostAsync(bool isPostgreSql, IReadOnlyDictionary<string, string?>? more = null)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var settings = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>());
        if (isPostgreSql)
        {
            settings["Storage:Provider"] = "PostgreSql";
            settings["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        }

        var host = new IdentityHost(settings);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>The settings of a client at which several persons work.</summary>
    public static Dictionary<string, string?> Colleagues(string client, string scopes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Identity:Clients:2:Id"] = client,
            ["Identity:Clients:2:IsPublic"] = "true",
            ["Identity:Clients:2:Tenants:0"] = "ke",
            ["Identity:Clients:2:RedirectUris:0"] = Hosting.Protocol.AppCallback,
        };
        foreach (var (place, scope) in scopes.Split(' ').Index())
        {
            settings[$"Identity:Clients:2:PersonScopes:{place}"] = scope;
        }

        return settings;
    }

    public static async Task SetRolesAsync(IdentityHost host, string number, string roles)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var known = Block.Domain.NationalNumber.Parse(number)!.Value;
        await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().PersonsOfAll.Where(person => person.Number == known)
            .ExecuteUpdateAsync(change => change.SetProperty(person => person.Roles, roles), Cancellation);
    }

    /// <summary>As a person who signed in at a client.</summary>
    public static async Task<HttpClient> AsPersonAsync(IdentityHost host, string client, string scopes, Citizen citizen)
    {
        using var browser = new Browser(host);
        var request = Hosting.Protocol.AppRequest(scopes, form => (form["client_id"], form["resource"]) = (client, "urn:dis:identity"));
        var code = Browser.Query(await browser.AuthorizeAsync(citizen, request), "code")!;
        return host.NewClient((await host.RedeemAsync(code, form => form["client_id"] = client)).AccessToken);
    }

    public static async Task<HttpClient> AsAsync(IdentityHost host, string client, string scopes, string tenant) =>
        host.NewClient((await host.ClientTokenAsync(client, scopes, tenant)).AccessToken);

    /// <summary>A day of birth on which no other test has anybody born; it has no exchanged form.</summary>
    public static DateOnly NewBirth()
    {
        var turn = Interlocked.Increment(ref births);
        return new DateOnly(1925 + (turn / 180 % 50), 1 + (turn % 12), 13 + (turn / 12 % 15));
    }

    public static EnrolmentDraft Draft(string name, DateOnly? birth = null) => new()
    {
        Filing = Filing.Agent,
        Agent = "A-1042",
        FullName = name,
        DateOfBirth = birth ?? NewBirth(),
        Language = "sw",
        Pin = Citizen.PersonaPin,
        Evidence = Evidence,
    };

    public static string Key() => Guid.CreateVersion7().ToString();

    public async Task<EnrolmentApplication> SubmittedAsync(string name, DateOnly? birth = null)
    {
        var drafted = await Agent.DraftEnrolmentAsync(Key(), Draft(name, birth), Cancellation);
        return await Agent.SubmitEnrolmentAsync(drafted.ApplicationId, Cancellation);
    }

    /// <summary>A person who was enrolled at once, by clause 2.</summary>
    public Task<Person> PersonAsync(string name, DateOnly birth) =>
        Agent.EnrolPersonAsync(Key(), new Enrolment { FullName = name, DateOfBirth = birth, Language = "en", Pin = Citizen.PersonaPin }, Cancellation);

    public Task<EnrolmentApplication> IssueAsync(Guid application, string? reason = null) =>
        Reviewer.IssueEnrolmentAsync(application, Key(), new IssueDecision { Reason = reason }, Cancellation);

    /// <summary>As the reviewer sees it.</summary>
    public Task<EnrolmentApplication> SeenAsync(Guid application) => Reviewer.GetEnrolmentAsync(application, Cancellation);

    public static async Task MustBeRefusedAsync(int status, string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(act);
        Assert.Equal((status, code), (refused.StatusCode, refused.Result.Code));
    }

    public void Dispose()
    {
        agent.Dispose();
        reviewer.Dispose();
    }
}
