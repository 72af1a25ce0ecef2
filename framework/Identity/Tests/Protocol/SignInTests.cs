using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>The whole way of a person through sign-in.</summary>
public sealed class SignInTests(IdentityHost host)
{
    [Fact]
    public async Task A_person_signs_in_and_the_app_gets_tokens_of_one_audience()
    {
        using var browser = new Browser(host);

        var back = await browser.AuthorizeAsync(Citizen.Wanjiru, Hosting.Protocol.AppRequest("openid consent.own.read", form => form["resource"] = "urn:dis:consent"));
        var tokens = await host.RedeemAsync(Browser.Query(back, "code")!);

        Assert.StartsWith(Hosting.Protocol.AppCallback, back.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(host.Address.AbsoluteUri, Browser.Query(back, "iss"));
        Assert.Equal("some-state", Browser.Query(back, "state"));
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal(["urn:dis:consent"], tokens.Access.Audiences);
        Assert.Equal("at+jwt", tokens.Access.Typ);
        Assert.Equal("ES256", tokens.Access.Alg);
        Assert.Equal("ke", tokens.Access.GetClaim("tenant").Value);
        Assert.Equal("openid consent.own.read", tokens.Access.GetClaim("scope").Value);
        Assert.Equal("some-nonce", tokens.Identity.GetClaim("nonce").Value);
        Assert.NotEqual(tokens.Access.Subject, tokens.Identity.Subject);
        Assert.True(tokens.Message.Headers.CacheControl!.NoStore);
        Assert.InRange((tokens.Access.ValidTo - tokens.Access.IssuedAt).TotalSeconds, 1, 300);
    }
}
