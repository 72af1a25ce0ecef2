using System.Text.Json;
using DigitalIndiaStack.Consent.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Consent.Tests.Api;

public sealed class OwnConsentTests(ConsentHost host)
{
    [Fact]
    public async Task A_person_sees_their_own_consents_only()
    {
        var own = await host.GrantAsync("esther");
        var others = await host.GrantAsync("fatuma");

        Assert.Equal([own], await ListAsync("esther", "/consents"));
        Assert.Equal("404 CNS-0404", (await host.AsPersonAsync("esther", HttpMethod.Get, $"/consents/{others}")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.WithdrawAsync(others, "esther")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.WithdrawAsync(own, "esther", "ma")).Outcome);
        Assert.Equal("active", ConsentHost.StateOf(await host.VerifyAsync(others)));
    }

    [Fact]
    public async Task The_list_can_be_read_by_state_and_in_pages()
    {
        string[] consents = [await host.GrantAsync("grace"), await host.GrantAsync("grace"), await host.GrantAsync("grace")];
        await host.WithdrawAsync(consents[1], "grace");

        Assert.Equal([consents[2], consents[0]], await ListAsync("grace", "/consents?status=active"));
        Assert.Equal([consents[1]], await ListAsync("grace", "/consents?status=withdrawn"));
        Assert.Empty(await ListAsync("grace", "/consents?status=expired"));
        var first = await host.AsPersonAsync("grace", HttpMethod.Get, "/consents?limit=2");
        Assert.Equal([consents[0]], await ListAsync("grace", $"/consents?limit=2&cursor={first.Text("nextCursor")}"));
    }

    [Fact]
    public async Task An_artefact_is_signed_by_the_published_key_and_says_what_was_granted()
    {
        var agreement = await host.AgreeAsync(ConsentHost.Terms(count: 5, per: "day"));
        var request = (await host.AskAsync(agreement, "halima")).Text("requestId");
        var consent = (await host.DecideAsync(request, "halima", language: "sw")).Text("consentId");
        var artefact = (await host.AsPersonAsync("halima", HttpMethod.Get, $"/consents/{consent}")).Text("artefact");
        var keys = await host.Host.Http.GetStringAsync(new Uri("consent/v1/jwks", UriKind.Relative), TestContext.Current.CancellationToken);

        var token = new JsonWebToken(artefact);
        Assert.Equal(["ES256", "consent+jwt"], [token.Alg, token.Typ]);
        Assert.True((await ValidateAsync(artefact, keys)).IsValid);
        Assert.False((await ValidateAsync(Forge(artefact), keys)).IsValid);
        using var payload = JsonDocument.Parse(Base64UrlEncoder.Decode(token.EncodedPayload));
        var said = payload.RootElement;
        Assert.Equal(
            [consent, "registries-knows-halima", "ke", "farm-input-benefit", "agriculture", "registries", "farmers", "sw"],
            new[] { "jti", "sub", "tenant", "purpose", "data_fiduciary", "data_source", "registry", "notice_language" }.Select(name => said.GetProperty(name).GetString()!));
        Assert.Equal($$"""{"id":"{{agreement}}","version":1}""", said.GetProperty("agreement").GetRawText());
        Assert.Equal("""["holdingId","areaHectares"]""", said.GetProperty("fields").GetRawText());
        Assert.Equal("""{"count":5,"per":"day"}""", said.GetProperty("frequency").GetRawText());
        Assert.Equal(30 * 86_400, said.GetProperty("exp").GetInt64() - said.GetProperty("iat").GetInt64());
    }

    private static Task<TokenValidationResult> ValidateAsync(string artefact, string keys) => new JsonWebTokenHandler().ValidateTokenAsync(artefact, new TokenValidationParameters
    {
        IssuerSigningKeys = new Microsoft.IdentityModel.Tokens.JsonWebKeySet(keys).GetSigningKeys(),
        ValidateIssuer = false,
        ValidateAudience = false,
    });

    private static string Forge(string artefact)
    {
        var parts = artefact.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("holdingId", "phoneNums", StringComparison.Ordinal));
        return string.Join('.', parts);
    }

    private async Task<string[]> ListAsync(string person, string path) =>
        [.. (await host.AsPersonAsync(person, HttpMethod.Get, path)).Json.GetProperty("items").EnumerateArray().Select(consent => consent.GetProperty("consentId").GetString()!)];
}
