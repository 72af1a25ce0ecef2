using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Tests.Fixture;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Tests.Security;

public sealed class TokenTests
{
    private const string Things = "/things/v1/things";
    private static readonly TestToken Good = new("things", "things.read");

    public static TheoryData<string, TestToken> Forged => new()
    {
        { "expired", Good with { Begins = TimeSpan.FromMinutes(-6), Ends = TimeSpan.FromSeconds(-11) } },
        { "not yet valid", Good with { Begins = TimeSpan.FromSeconds(15) } },
        { "for another block", Good with { Block = "shops" } },
        { "for everybody", Good with { Audience = "things" } },
        { "of another issuer", Good with { Issuer = "http://127.0.0.1:1/" } },
        { "an identity token", Good with { Type = "JWT" } },
        { "a client assertion", Good with { Type = "client-authentication+jwt" } },
        { "without a tenant", Good with { Tenant = null } },
        { "with a strange tenant", Good with { Tenant = "KE/../MA" } },
        { "without a client", Good with { ClientId = null, Subject = "somebody" } },
        { "signed by another key", Good with { Signing = new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)), "ES256") } },
        { "signed with RS256", Good with { Signing = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)), "RS256") } },
        { "signed with HS256", Good with { Signing = new SigningCredentials(new SymmetricSecurityKey(new byte[64]), "HS256") } },
        { "not signed", Good with { Signing = new SigningCredentials(new SymmetricSecurityKey(new byte[64]), "HS256") } },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_token_is_401(string what, TestToken forged)
    {
        // Of a clock that stands: on no machine the time of an early token comes before it is looked at.
        await using var host = await ThingsHost.StartAsync(what == "not yet valid" ? StandingClock.Add : null);
        var token = host.Issuer.Sign(forged);
        if (what == "not signed")
        {
            token = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.";
        }

        var answer = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token));

        Assert.True(answer.Status == 401, $"{what}: {answer.Status}");
        answer.AssertProblem(401, "API-0401");
        Assert.Equal("Bearer realm=\"dis\", error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    // A token that was good a moment ago is remembered; what is asked anew is asked of it too.
    [Theory]
    [InlineData("the same again", 200)]
    [InlineData("expired meanwhile", 401)]
    [InlineData("one letter more", 401)]
    [InlineData("under another scheme", 401)]
    [InlineData("under the scheme of proofs", 401)]
    [InlineData("twice", 401)]
    public async Task What_was_good_a_moment_ago_is_judged_again(string what, int status)
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Sign(Good);
        Assert.Equal(200, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status);
        if (what == "expired meanwhile")
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        using var again = host.Request(HttpMethod.Get, Things, token: what == "one letter more" ? $"{token}A" : token);
        var values = what switch
        {
            "under another scheme" => [$"Basic {token}"],
            "under the scheme of proofs" => [$"DPoP {token}"],
            "twice" => [$"Bearer {token}", $"Bearer {token}"],
            _ => again.Headers.GetValues("Authorization").ToArray(),
        };
        again.Headers.Remove("Authorization");
        again.Headers.TryAddWithoutValidation("Authorization", values);

        Assert.Equal(status, (await host.SendAsync(again)).Status);
    }

    [Theory]
    [InlineData("RS256", 401)]
    [InlineData("PS384", 401)]
    [InlineData("PS256", 200)]
    public async Task Of_a_published_key_only_the_listed_algorithms_count(string algorithm, int status)
    {
        await using var host = await ThingsHost.StartAsync();
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "rsa" };
        host.Issuer.Publish(key);

        var token = host.Issuer.Sign(Good with { Signing = new SigningCredentials(key, algorithm) });

        Assert.Equal(status, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status);
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_401()
    {
        await using var host = await ThingsHost.StartAsync();
        var parts = host.Issuer.Token("things", "things.read").Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("\"ke\"", "\"ma\"", StringComparison.Ordinal);

        var answer = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}"));

        answer.AssertProblem(401, "API-0401");
    }

    [Fact]
    public async Task The_symmetric_trick_with_the_public_key_is_401()
    {
        await using var host = await ThingsHost.StartAsync();
        var keys = await host.Http.GetStringAsync($"{host.Issuer.Issuer}.well-known/jwks", TestContext.Current.CancellationToken);
        var signing = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(keys)), "HS256");

        (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: host.Issuer.Sign(Good with { Signing = signing })))).AssertProblem(401, "API-0401");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic YTpi")]
    [InlineData("")]
    public async Task No_token_is_401(string authorization)
    {
        await using var host = await ThingsHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, Things);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await host.SendAsync(request);

        answer.AssertProblem(401, "API-0401");
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_taken_within_ten_seconds_of_its_time_by_the_clock_of_the_host()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Sign(Good with { Begins = TimeSpan.FromSeconds(5) });

        Assert.Equal(200, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).AssertProblem(401, "API-0401");
        Assert.Equal(200, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: host.Issuer.Sign(Good)))).Status);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_403_and_told_which()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Put, $"{Things}/{Guid.CreateVersion7()}", """{"name":"a"}""", host.Issuer.Token("things", "things.read", "things.write"));

        var answer = await host.SendAsync(request);

        answer.AssertProblem(403, "API-0403");
        Assert.Equal("Bearer realm=\"dis\", error=\"insufficient_scope\", scope=\"things.write things.change\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_scope_is_no_prefix_of_another()
    {
        await using var host = await ThingsHost.StartAsync();

        (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: host.Issuer.Token("things", "things.readers", "things", "THINGS.READ")))).AssertProblem(403, "API-0403");
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_closed_and_a_public_one_is_open()
    {
        await using var host = await ThingsHost.StartAsync();

        (await host.SendAsync(HttpMethod.Get, "/things/forgotten")).AssertProblem(401, "API-0401");
        using var anonymous = new HttpRequestMessage(HttpMethod.Get, "/things/v1/catalogue");
        Assert.Equal(200, (await host.SendAsync(anonymous)).Status);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_found()
    {
        await using var host = await ThingsHost.StartAsync();
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, Things)).Status);

        host.Issuer.RotateKey();
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, Things)).Status);
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_503_and_no_forged_token()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Token("things", "things.read");
        await host.Issuer.DisposeAsync();

        var answer = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token));

        answer.AssertProblem(503, "API-0503");
    }

    [Fact]
    public async Task A_token_in_the_address_is_not_read()
    {
        await using var host = await ThingsHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/things/v1/catalogue?access_token={host.Issuer.Token("things", "things.read")}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer");

        (await host.SendAsync(request)).AssertProblem(400, "API-0400");
    }

    [Fact]
    public async Task A_tenant_does_not_see_the_things_of_another()
    {
        await using var host = await ThingsHost.StartAsync();
        var made = (await host.MakeAsync("""{"name":"a"}""", "key-00000001")).Header("Location");

        var other = host.Request(HttpMethod.Get, made, token: host.Issuer.Sign(Good with { Tenant = "ma" }));

        (await host.SendAsync(other)).AssertProblem(404, "API-0404");
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, made)).Status);
    }
}
