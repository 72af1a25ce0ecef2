using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>How clients prove who they are, and what they get for themselves.</summary>
public sealed class ClientAuthenticationTests(IdentityHost host)
{
    public static TheoryData<string, Action<SecurityTokenDescriptor>> BadAssertions => new()
    {
        { "lives ten years", token => token.Expires = DateTime.UnixEpoch.AddYears(80) },
        { "lives seventy-five seconds", token => token.Expires = token.IssuedAt!.Value.AddSeconds(75) },
        { "begins in two minutes", token => token.NotBefore = token.IssuedAt!.Value.AddSeconds(120) },
        { "was issued in the future", token => token.IssuedAt = token.IssuedAt!.Value.AddSeconds(40) },
        { "is expired", token => Move(token, -120) },
        { "has no jti", token => token.Claims.Remove("jti") },
        { "has no sub", token => token.Claims.Remove("sub") },
        { "has a critical header that nobody knows", token => token.AdditionalHeaderClaims = new Dictionary<string, object> { ["crit"] = new[] { "unknown" }, ["unknown"] = 1 } },
        { "is of another type", token => token.TokenType = "JWT" },
        { "is for another server", token => token.Audience = "https://elsewhere.example/" },
        { "is of another client", token => token.Issuer = "payments" },
        { "is symmetric", token => token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[64]), SecurityAlgorithms.HmacSha256) },
        { "is not signed", token => token.SigningCredentials = null },
    };

    [Theory]
    [MemberData(nameof(BadAssertions), DisableDiscoveryEnumeration = true)]
    public async Task An_assertion_that_breaks_a_rule_is_refused(string fault, Action<SecurityTokenDescriptor> change)
    {
        var answer = await host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: Assertions.For(host, "registrar", change));

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, fault);
        Assert.Null(answer.Text("access_token"));
    }

    [Fact]
    public async Task An_assertion_is_accepted_once_even_when_raced()
    {
        var assertion = Assertions.For(host, "registrar");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: assertion)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("invalid_client", answer.Error));
    }

    [Fact]
    public async Task A_key_of_another_client_is_refused()
    {
        var stolen = Assertions.For(host, "registrar", token => token.SigningCredentials = host.KeyOf("payments").Signing);

        var answer = await host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: stolen);

        Assert.Equal("invalid_client", answer.Error);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256, HttpStatusCode.OK)]
    [InlineData(SecurityAlgorithms.RsaSha256, HttpStatusCode.Unauthorized)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha512, HttpStatusCode.Unauthorized)]
    public async Task A_registered_RSA_key_is_good_for_PS256_only(string algorithm, HttpStatusCode expected)
    {
        var assertion = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "client-authentication+jwt",
            Issuer = IdentityHost.RsaClient,
            Audience = host.Address.AbsoluteUri,
            IssuedAt = host.Clock.GetUtcNow().UtcDateTime,
            Expires = host.Clock.GetUtcNow().AddSeconds(50).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = IdentityHost.RsaClient, ["jti"] = Guid.CreateVersion7().ToString() },
            SigningCredentials = new SigningCredentials(IdentityHost.RsaKey, algorithm),
        });

        var answer = await host.ClientTokenAsync(IdentityHost.RsaClient, "registries.read", null, assertion: assertion);

        Assert.Equal(expected, answer.Status);
    }

    [Theory]
    [InlineData("client_secret", "secret")]
    [InlineData("client_assertion", "")]
    public async Task A_confidential_client_without_an_assertion_is_refused(string parameter, string value)
    {
        var answer = await host.PostAsync("identity/connect/token", new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "registrar",
            ["scope"] = "registries.read",
            ["resource"] = "urn:dis:registries",
            ["tenant"] = "ke",
            [parameter] = value,
        });

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_gets_a_token_of_one_audience_and_tenant()
    {
        var answer = await host.ClientTokenAsync("registrar", "registries.read", "ma");

        var token = answer.Access;
        Assert.Equal(("registrar", "registrar"), (token.Subject, token.GetClaim("client_id").Value));
        Assert.Equal(("ma", "registries.read", "at+jwt"), (token.GetClaim("tenant").Value, token.GetClaim("scope").Value, token.Typ));
        Assert.Equal(["urn:dis:registries"], token.Audiences);
        Assert.Equal(300, (token.ValidTo - token.IssuedAt).TotalSeconds);
        Assert.Null(answer.Text("refresh_token"));
        Assert.True(answer.Message.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("registries.read", null, "urn:dis:registries", "invalid_request")]
    [InlineData("registries.read", "xx", "urn:dis:registries", "invalid_request")]
    [InlineData("registries.read", "ke", "urn:dis:consent", "invalid_target")]
    [InlineData("registries.read", "ke", "urn:dis:Registries", "invalid_target")]
    [InlineData("consent.verify", "ke", "urn:dis:consent", "invalid_scope")]
    [InlineData("openid", "ke", "urn:dis:registries", "invalid_scope")]
    [InlineData("", "ke", "urn:dis:registries", "invalid_scope")]
    public async Task A_client_that_asks_for_too_much_or_too_little_gets_nothing(string scope, string? tenant, string resource, string error)
    {
        var answer = await host.ClientTokenAsync("registrar", scope, tenant, resource);

        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_client_of_one_tenant_need_not_name_it()
    {
        var answer = await host.ClientTokenAsync("conformance-b", "registries.read", null);

        Assert.Equal("ma", answer.Access.GetClaim("tenant").Value);
    }

    [Theory]
    [InlineData("identity/connect/token")]
    [InlineData("identity/connect/par")]
    [InlineData("identity/connect/revocation")]
    [InlineData("identity/connect/authorize")]
    [InlineData("identity/connect/logout")]
    [InlineData("identity/connect/userinfo")]
    public async Task A_NUL_in_a_form_is_answered_400(string path)
    {
        using var client = host.NewClient();
        using var content = new StringContent("grant_type=%00&client_id=a", null, "application/x-www-form-urlencoded");

        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static void Move(SecurityTokenDescriptor token, int seconds)
    {
        token.IssuedAt = token.IssuedAt!.Value.AddSeconds(seconds);
        token.Expires = token.Expires!.Value.AddSeconds(seconds);
    }
}
