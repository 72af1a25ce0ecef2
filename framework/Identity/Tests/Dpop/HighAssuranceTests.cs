using System.Net;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Block.Sandbox;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>Clients of high assurance (section 7).</summary>
public sealed class HighAssuranceTests(IdentityHost host) : IDisposable
{
    private const string Par = "identity/connect/par";
    private readonly ProofKey key = ProofKey.Curve();

    [Fact]
    public async Task It_gets_no_token_without_a_proof_and_a_nonce()
    {
        var asked = await host.AskAsync(BoundClient.Assured, host.Proof(key).Sign());
        var nonce = BoundClient.Header(asked, "DPoP-Nonce");

        Assert.Equal("invalid_dpop_proof", (await host.AskAsync(BoundClient.Assured)).Error);
        Assert.Equal("use_dpop_nonce", asked.Error);
        Assert.Equal("DPoP", (await host.AskAsync(BoundClient.Assured, (host.Proof(key) with { Nonce = nonce }).Sign())).Text("token_type"));
    }

    [Fact]
    public async Task Its_code_stays_good_when_a_nonce_is_wanted()
    {
        var code = await CodeAsync("openid");
        var asked = await host.RedeemAssuredAsync(code, host.Proof(key).Sign());

        var answer = await host.RedeemAssuredAsync(code, (host.Proof(key) with { Nonce = BoundClient.Header(asked, "DPoP-Nonce") }).Sign());

        Assert.Equal("use_dpop_nonce", asked.Error);
        Assert.Equal("DPoP", answer.Text("token_type"));
        Assert.Equal("invalid_grant", (await host.RedeemAssuredAsync(code, (host.Proof(key) with { Nonce = await host.NonceAsync(key) }).Sign())).Error);
    }

    [Fact]
    public async Task Its_refresh_token_stays_and_its_key_may_change()
    {
        using var next = ProofKey.Curve();
        var nonce = await host.NonceAsync(key);
        var first = await host.RedeemAssuredAsync(await CodeAsync("openid offline_access"), (host.Proof(key) with { Nonce = nonce }).Sign());
        var token = first.Text("refresh_token")!;
        foreach (var own in new[] { key, next, key })
        {
            var answer = await host.RefreshAssuredAsync(token, (host.Proof(own) with { Nonce = nonce }).Sign());

            Assert.Equal(("DPoP", null), (answer.Text("token_type"), answer.Text("refresh_token")));
        }

        Assert.Equal("invalid_dpop_proof", (await host.RefreshAssuredAsync(token)).Error);
        Assert.NotEqual(HttpStatusCode.OK, (await host.RefreshWithAsync(token, (host.Proof(key) with { Nonce = nonce }).Sign())).Status);
    }

    [Theory]
    [InlineData(BoundClient.Assured, "invalid_client")]
    [InlineData("registrar", null)]
    public async Task Its_assertion_names_the_issuer_and_no_list(string client, string? error)
    {
        var assertion = Assertions.For(host, client, token =>
        {
            token.Claims["aud"] = new[] { token.Audience };
            token.Audience = null;
        });

        Assert.Equal(error, (await host.ClientTokenAsync(client, "registries.read", "ke", assertion: assertion)).Error);
    }

    [Fact]
    public async Task It_is_refused_without_an_assertion()
    {
        var request = Wire.AppRequest(change: form => form["client_id"] = BoundClient.Assured);

        Assert.NotEqual(HttpStatusCode.Created, (await host.PushAsync(request)).Status);
        Assert.Equal(HttpStatusCode.Created, (await host.PushAsync(host.Authenticated(BoundClient.Assured, request))).Status);
    }

    [Fact]
    public void It_cannot_be_public()
    {
        var options = new IdentityOptions();
        options.Clients.Add(new ClientOptions { Id = "open", IsPublic = true, IsHighAssurance = true });

        Assert.True(new DeploymentRules(new SandboxMode(true)).Validate(null, options).Failed);
    }

    public void Dispose() => key.Dispose();

    private async Task<string> CodeAsync(string scope)
    {
        using var browser = new Browser(host);
        var pushed = await host.PostWithAsync(Par, host.Authenticated(BoundClient.Assured, Wire.AppRequest(scope, form => form["tenant"] = Citizen.Halima.Tenant)));
        var away = await browser.OpenAsync(Wire.AuthorizePath(BoundClient.Assured, pushed.Text("request_uri")!));
        away ??= await browser.SignInAsync(Citizen.Halima);
        away ??= await browser.SubmitAsync(("answer", "yes"));
        return Browser.Query(away!, "code")!;
    }
}
