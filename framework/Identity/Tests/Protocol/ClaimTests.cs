using System.Net;
using System.Text;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Which claims leave, and to whom.</summary>
public sealed class ClaimTests(IdentityHost host)
{
    private static readonly string[] Personal = ["name", "given_name", "family_name", "birthdate", "email", "phone_number", "locale"];

    [Fact]
    public async Task Without_a_scope_nothing_but_the_subject_leaves()
    {
        using var browser = new Browser(host);
        var tokens = await TokensAsync(browser, Citizen.Wanjiru, "openid");

        var info = await UserInfoAsync(tokens.AccessToken);

        Assert.Equal(tokens.Identity.Subject, info.Text("sub"));
        Assert.DoesNotContain(Personal, name => info.Text(name) is not null);
        Assert.DoesNotContain(Personal, name => tokens.Identity.TryGetClaim(name, out _) || tokens.Access.TryGetClaim(name, out _));
    }

    [Fact]
    public async Task A_scope_lets_its_claims_leave_and_the_number_never()
    {
        using var browser = new Browser(host);
        var tokens = await TokensAsync(browser, Citizen.Wanjiru, "openid profile email");

        var info = await UserInfoAsync(tokens.AccessToken);

        Assert.Equal("Wanjiru Mfano", info.Text("name"));
        Assert.Equal("wanjiru@example.org", info.Text("email"));
        Assert.Null(info.Text("phone_number"));
        var everything = info.Body.GetRawText() + Payload(tokens.Access) + Payload(tokens.Identity);
        Assert.DoesNotContain(Citizen.Wanjiru.Number, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_userinfo_endpoint_takes_tokens_of_its_own_audience_only()
    {
        using var browser = new Browser(host);
        var person = await TokensAsync(browser, Citizen.Wanjiru, "openid consent.own.read", "urn:dis:consent");
        var client = await host.ClientTokenAsync("enrolment-agent", "identity.persons.read", "ke");
        var good = await TokensAsync(browser, Citizen.Wanjiru, "openid");

        Assert.Equal(HttpStatusCode.Unauthorized, (await UserInfoAsync(person.AccessToken)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await UserInfoAsync(client.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UserInfoAsync(good.Text("id_token")!)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UserInfoAsync(Forged(good.AccessToken))).Status);
    }

    [Fact]
    public async Task A_token_in_an_address_is_not_taken()
    {
        using var browser = new Browser(host);
        var tokens = await TokensAsync(browser, Citizen.Wanjiru, "openid");
        using var client = host.NewClient();

        using var answer = await client.GetAsync(new Uri($"identity/connect/userinfo?access_token={tokens.AccessToken}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        using var browser = new Browser(host);
        var tokens = await TokensAsync(browser, Citizen.Wanjiru, "openid");

        var revoked = await host.PostAsync("identity/connect/revocation", new Dictionary<string, string> { ["client_id"] = Wire.App, ["token"] = tokens.AccessToken });

        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UserInfoAsync(tokens.AccessToken)).Status);
    }

    [Fact]
    public async Task An_officer_gets_the_scopes_and_the_role_of_officers_and_a_citizen_does_not()
    {
        const string asked = "openid agriculture.applications.read agriculture.applications.decide";
        using var office = new Browser(host);
        using var home = new Browser(host);

        var officer = await TokensAsync(office, Citizen.OfficerKiptoo, asked, "urn:dis:agriculture");
        var citizen = await TokensAsync(home, Citizen.Wanjiru, asked, "urn:dis:agriculture");

        Assert.Contains("\"roles\":[\"agriculture-officer\"]", Payload(officer.Access), StringComparison.Ordinal);
        Assert.Contains("agriculture.applications.decide", officer.Access.GetClaim("scope").Value, StringComparison.Ordinal);
        Assert.Equal("openid agriculture.applications.read", citizen.Access.GetClaim("scope").Value);
        Assert.DoesNotContain("roles", Payload(citizen.Access), StringComparison.Ordinal);
        Assert.DoesNotContain("roles", Payload(officer.Identity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_audience_and_each_client_knows_a_person_by_another_subject()
    {
        using var browser = new Browser(host);

        var consent = await TokensAsync(browser, Citizen.Wanjiru, "openid consent.own.read", "urn:dis:consent");
        var payments = await TokensAsync(browser, Citizen.Wanjiru, "openid payments.own.read", "urn:dis:payments");
        var again = await TokensAsync(browser, Citizen.Wanjiru, "openid consent.decide", "urn:dis:consent");

        Assert.Equal(3, new[] { consent.Access.Subject, payments.Access.Subject, consent.Identity.Subject }.Distinct().Count());
        Assert.Equal(consent.Access.Subject, again.Access.Subject);
        Assert.Equal(consent.Identity.Subject, payments.Identity.Subject);
        Assert.Equal(43, consent.Access.Subject.Length);
    }

    private static string Payload(JsonWebToken token) => Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));

    private static string Forged(string token) => token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");

    private async Task<Answer> TokensAsync(Browser browser, Citizen citizen, string scope, string? resource = null)
    {
        var request = Wire.AppRequest(scope, form =>
        {
            if (resource is not null)
            {
                form["resource"] = resource;
            }
        });
        var tokens = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(citizen, request), "code")!);
        Assert.True(tokens.Status == HttpStatusCode.OK, tokens.Body.ToString());
        return tokens;
    }

    private async Task<Answer> UserInfoAsync(string token)
    {
        using var client = host.NewClient(token);
        return await Answer.ReadAsync(await client.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
