using System.Net;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>Section 19 of the rules: a developer registers a client in a sandbox, and persons sign in to it.</summary>
public class DeveloperClientTests(IdentityHost host)
{
    private readonly Developer developer = new(host);

    /// <summary>Whether the hosts that a test starts for itself are on PostgreSQL.</summary>
    protected virtual bool IsPostgreSql => false;

    [Fact]
    public async Task A_public_client_signs_persons_in_until_it_is_removed()
    {
        var (id, token) = await developer.NewAsync();
        using var browser = new Browser(host);
        var code = Browser.Query(await browser.AuthorizeAsync(await Citizen.EnrolAsync(host), Of(id, "openid email offline_access")), "code")!;
        var tokens = await host.RedeemAsync(code, form => form["client_id"] = id);
        Assert.Equal((HttpStatusCode.OK, id), (tokens.Status, tokens.Identity.Audiences.Single()));
        Assert.Equal(HttpStatusCode.OK, await TellAsync(tokens));

        Assert.Equal(HttpStatusCode.NoContent, (await developer.RemoveAsync(id, token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(tokens));
        var refreshed = await host.PostAsync("identity/connect/token", new() { ["grant_type"] = "refresh_token", ["client_id"] = id, ["refresh_token"] = tokens.Text("refresh_token")! });
        Assert.Equal("invalid_client", refreshed.Error);
        Assert.Equal("invalid_client", (await host.PushAsync(Of(id))).Error);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.ReadAsync(id, token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.RemoveAsync(id, token)).Status);
    }

    [Fact]
    public async Task A_person_reads_each_time_that_nobody_vouches_for_it()
    {
        var (id, token) = await developer.ConfidentialAsync("registrar");
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(await Citizen.EnrolAsync(host), host.Authenticated(id, Of(id), developer.Assertion(id, "registrar")));
        var pushed = await host.PushAsync(host.Authenticated(id, Of(id), developer.Assertion(id, "registrar")));

        Assert.Null(await browser.OpenAsync(Wire.AuthorizePath(id, pushed.Text("request_uri")!)));
        var told = browser.Page.QuerySelector("[data-unvouched]")!;
        Assert.Equal(id, told.GetAttribute("data-unvouched"));
        Assert.Contains((await developer.ReadAsync(id, token)).Text("name")!, told.TextContent, StringComparison.Ordinal);
        Assert.Contains(id, told.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($" {new Uri(Wire.AppCallback).GetLeftPart(UriPartial.Authority)}", browser.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_registered_is_told_to_its_owner_alone()
    {
        var (id, token) = await developer.NewAsync();
        var (other, foreign) = await developer.NewAsync();
        var read = await developer.ReadAsync(id, token);

        Assert.Matches("^dev-[a-z2-9]{12}$", id);
        Assert.NotEqual(id, other);
        Assert.Equal((HttpStatusCode.OK, id, "ke", "public"), (read.Status, read.Text("clientId"), read.Text("country"), read.Text("kind")));
        Assert.DoesNotContain(token, read.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.ReadAsync(id, foreign)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.RemoveAsync(id, foreign)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await developer.ReadAsync(id, "short")).Status);
    }

    [Theory]
    [InlineData("name", "\"P\\u0430yments\"", "IDN-0440")]
    [InlineData("name", "\"Citizen App\"", "IDN-0441")]
    [InlineData("name", "\"PARTNER\"", "IDN-0441")]
    [InlineData("country", "\"in\"", "IDN-0445")]
    [InlineData("redirectUris", "[\"http://app.example/back\"]", "IDN-0442")]
    [InlineData("redirectUris", "[\"https://app.example/back#x\"]", "IDN-0442")]
    [InlineData("redirectUris", "[\"https://app.example/back?code=1\"]", "IDN-0442")]
    [InlineData("redirectUris", "[\"https://app.example/a\",\"https://app.example/a\"]", "IDN-0442")]
    [InlineData("redirectUris", "[\"https:/\\\\app.example/back\"]", "IDN-0442")]
    [InlineData("redirectUris", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]", "API-0400")]
    [InlineData("kind", "\"confidential\"", "IDN-0443")]
    [InlineData("keys", "[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]", "IDN-0443")]
    [InlineData("scopes", "[\"identity.persons.enrol\"]", "API-0400")]
    [InlineData("jwksUri", "\"https://app.example/jwks\"", "API-0400")]
    public async Task What_may_not_be_registered_is_refused(string member, string json, string code) =>
        Assert.Equal(code, (await developer.RegisterAsync(draft => draft[member] = JsonNode.Parse(json))).Text("code"));

    [Fact]
    public async Task Of_names_that_look_alike_one_is_registered_and_free_again_once_it_is_removed()
    {
        var name = Developer.NewName();
        var answers = await Task.WhenAll(new[] { name, name.ToUpperInvariant(), name.Replace('i', '1'), $"{name}." }.Select(alike => developer.RegisterAsync(draft => draft["name"] = alike)));

        var made = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer != made), answer => Assert.Equal("IDN-0441", answer.Text("code")));
        await developer.RemoveAsync(made.Body.GetProperty("client").GetProperty("clientId").GetString()!, made.Text("registrationToken")!);
        await developer.NewAsync(draft => draft["name"] = name);
    }

    [Fact]
    public async Task It_gets_no_token_for_itself()
    {
        var (id, _) = await developer.ConfidentialAsync("registrar");
        var assertion = developer.Assertion(id, "registrar");

        Assert.Equal("unauthorized_client", (await host.ClientTokenAsync(id, "registries.read", null, assertion: assertion)).Error);
    }

    [Fact]
    public async Task A_sandbox_holds_so_many_and_a_reset_empties_it()
    {
        await using var own = await Office.HostAsync(IsPostgreSql);
        var many = new Developer(own);
        for (var made = 0; made < DeveloperClients.Most; made++)
        {
            await many.NewAsync();
        }

        Assert.Equal("IDN-0444", (await many.RegisterAsync()).Text("code"));
        await own.Services.ResetStoresAsync(TestContext.Current.CancellationToken);
        await own.SeedAsync();
        await many.NewAsync();
    }

    [Fact]
    public async Task Outside_of_a_sandbox_there_is_no_such_thing()
    {
        await using var earnest = await Office.HostAsync(IsPostgreSql, new Dictionary<string, string?>
        {
            ["Sandbox:Enabled"] = "false",
            ["Identity:Issuer"] = "https://id.example/",
            ["Identity:MessageGateway"] = "https://messages.example/",
            ["Identity:PinIterations"] = "600000",
        });
        var there = new Developer(earnest);

        Assert.Equal("IDN-0404", (await there.RegisterAsync()).Text("code"));
        Assert.Equal("IDN-0404", (await there.RegisterAsync(draft => draft.Remove("name"))).Text("code"));
        Assert.Equal("IDN-0404", (await there.ReadAsync("dev-abc", new string('A', 43))).Text("code"));
        Assert.Equal("IDN-0404", (await there.RemoveAsync("dev-abc", new string('A', 43))).Text("code"));
        using var browser = new Browser(earnest);
        await browser.OpenAsync("/identity/clients");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    private static Dictionary<string, string> Of(string id, string scope = "openid") => Wire.AppRequest(scope, form => form["client_id"] = id);

    private async Task<HttpStatusCode> TellAsync(Answer tokens)
    {
        using var http = host.NewClient(tokens.AccessToken);
        return (await http.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
    }
}
