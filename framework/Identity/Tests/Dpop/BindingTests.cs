using System.Net;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>Codes, refresh tokens and the userinfo endpoint with proofs (RFC 9449, 5, 7 and 10).</summary>
public sealed class BindingTests(IdentityHost host) : IDisposable
{
    private const string Par = "identity/connect/par";
    private readonly ProofKey key = ProofKey.Curve();
    private readonly ProofKey other = ProofKey.Curve();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_is_bound_to_the_key_that_its_pushed_request_named(bool byProof)
    {
        var code = await CodeAsync(byProof);

        Assert.Equal("invalid_grant", (await host.RedeemWithAsync(code, host.Proof(other).Sign())).Error);
        Assert.Equal("invalid_dpop_proof", (await host.RedeemWithAsync(code)).Error);
        Assert.Equal("DPoP", (await host.RedeemWithAsync(code, host.Proof(key).Sign())).Text("token_type"));
    }

    [Fact]
    public async Task A_pushed_request_whose_parameter_and_proof_disagree_is_refused()
    {
        var form = Wire.AppRequest(change: form => form["dpop_jkt"] = other.Thumbprint);

        Assert.Equal("invalid_dpop_proof", (await host.PostWithAsync(Par, form, host.Proof(key, Par).Sign())).Error);
        Assert.Equal(HttpStatusCode.Created, (await host.PostWithAsync(Par, form, host.Proof(other, Par).Sign())).Status);
        Assert.Equal("invalid_dpop_proof", (await host.PostWithAsync(Par, Wire.AppRequest(), host.Proof(key).Sign())).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task A_pushed_request_that_names_no_thumbprint_is_refused(string thumbprint)
    {
        var answer = await host.PushAsync(Wire.AppRequest(change: form => form["dpop_jkt"] = thumbprint));

        Assert.Equal("invalid_request", answer.Error);
    }

    [Fact]
    public async Task The_key_of_the_pushed_request_cannot_be_changed_in_the_browser()
    {
        using var browser = new Browser(host);
        var request = Wire.AppRequest(change: form => form["dpop_jkt"] = key.Thumbprint);
        var pushed = await host.PushAsync(request);
        await browser.OpenAsync($"{Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!)}&dpop_jkt={other.Thumbprint}");
        await browser.SignInAsync(Citizen.Wanjiru);
        var code = Browser.Query((await browser.SubmitAsync(("answer", "yes")))!, "code")!;

        Assert.Equal("invalid_grant", (await host.RedeemWithAsync(code, host.Proof(other).Sign())).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.RedeemWithAsync(code, host.Proof(key).Sign())).Status);
    }

    [Fact]
    public async Task A_refresh_token_of_an_app_is_bound_to_the_key_it_was_given_for()
    {
        var first = await host.RedeemWithAsync(await CodeAsync(), host.Proof(key).Sign());
        var token = first.Text("refresh_token")!;

        Assert.Equal("invalid_grant", (await host.RefreshWithAsync(token, host.Proof(other).Sign())).Error);
        Assert.Equal("invalid_dpop_proof", (await host.RefreshWithAsync(token)).Error);
        var second = await host.RefreshWithAsync(token, host.Proof(key).Sign());
        Assert.Equal("DPoP", second.Text("token_type"));
        Assert.Equal("invalid_dpop_proof", (await host.RefreshWithAsync(second.Text("refresh_token")!)).Error);
    }

    [Fact]
    public async Task A_refresh_token_without_a_key_may_get_one()
    {
        var bearer = await host.RedeemWithAsync(await CodeAsync(null));
        var bound = await host.RefreshWithAsync(bearer.Text("refresh_token")!, host.Proof(key).Sign());

        Assert.Equal(("Bearer", "DPoP"), (bearer.Text("token_type"), bound.Text("token_type")));
        Assert.Equal("invalid_dpop_proof", (await host.RefreshWithAsync(bound.Text("refresh_token")!)).Error);
    }

    [Fact]
    public async Task The_userinfo_endpoint_answers_the_owner_of_the_key_alone()
    {
        var token = (await host.RedeemWithAsync(await CodeAsync(), host.Proof(key).Sign())).AccessToken;
        var proof = host.UserInfoProof(key, token);

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync("DPoP", token, proof)).Status);
        AssertChallenged("invalid_dpop_proof", await host.UserInfoAsync("DPoP", token, proof));
        AssertChallenged("invalid_dpop_proof", await host.UserInfoAsync("DPoP", token, host.UserInfoProof(other, token)));
        AssertChallenged("invalid_dpop_proof", await host.UserInfoAsync("DPoP", token));
        AssertChallenged("invalid_token", await host.UserInfoAsync("Bearer", token));
        AssertChallenged("invalid_token", await host.UserInfoAsync("Bearer", token, host.UserInfoProof(key, token)));
    }

    [Fact]
    public async Task The_userinfo_endpoint_takes_a_bearer_token_as_one_only()
    {
        var token = (await host.RedeemWithAsync(await CodeAsync(null))).AccessToken;

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync("Bearer", token)).Status);
        AssertChallenged("invalid_token", await host.UserInfoAsync("DPoP", token, host.UserInfoProof(key, token)));
    }

    [Fact]
    public async Task A_bound_token_can_be_revoked()
    {
        var tokens = await host.RedeemWithAsync(await CodeAsync(), host.Proof(key).Sign());

        var answer = await host.PostWithAsync("identity/connect/revocation", new() { ["client_id"] = Wire.App, ["token"] = tokens.AccessToken });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync("DPoP", tokens.AccessToken, host.UserInfoProof(key, tokens.AccessToken))).Status);
    }

    [Fact]
    public async Task The_discovery_document_names_the_algorithms()
    {
        using var client = host.NewClient();

        var answer = await Answer.ReadAsync(await client.GetAsync(new Uri(".well-known/openid-configuration", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(["ES256", "PS256"], answer.Body.GetProperty("dpop_signing_alg_values_supported").EnumerateArray().Select(value => value.GetString()));
    }

    public void Dispose()
    {
        key.Dispose();
        other.Dispose();
    }

    private static void AssertChallenged(string error, Answer answer)
    {
        var challenge = BoundClient.Header(answer, "WWW-Authenticate");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains($"error=\"{error}\"", challenge, StringComparison.Ordinal);
        Assert.Contains("DPoP realm=\"dis\", algs=\"ES256 PS256\"", challenge, StringComparison.Ordinal);
    }

    // By proof, by parameter, or not bound at all.
    private async Task<string> CodeAsync(bool? byProof = false)
    {
        using var browser = new Browser(host);
        var request = Wire.AppRequest("openid offline_access", form => form["tenant"] = Citizen.Wanjiru.Tenant);
        if (byProof == false)
        {
            request["dpop_jkt"] = key.Thumbprint;
        }

        var pushed = await host.PostWithAsync(Par, request, byProof == true ? [host.Proof(key, Par).Sign()] : []);
        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        await browser.SignInAsync(Citizen.Wanjiru);
        return Browser.Query((await browser.SubmitAsync(("answer", "yes")))!, "code")!;
    }
}
