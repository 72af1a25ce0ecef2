using System.Net;
using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Claims;

/// <summary>Userinfo that is signed, and encrypted (rules 15.12 and 15.13). A library that we did not write opens it.</summary>
public sealed class SealedUserInfoTests(IdentityHost host)
{
    private const string Sealed = "conformance-sealed";
    private const string Signed = "conformance-signed";
    private const string Missing = "The packages are not installed: npm ci in framework/Identity/Tests/OpenIdClient";

    [Fact]
    public async Task A_client_that_is_registered_so_gets_a_signed_answer()
    {
        var (message, text) = await AnswerAsync(Signed);

        Assert.Equal("application/jwt", message.Content.Headers.ContentType!.MediaType);
        await MustBeSignedAsync(text, Signed);
    }

    [Fact]
    public async Task A_client_that_registered_a_key_gets_what_it_alone_can_open()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        var (message, text) = await AnswerAsync(Sealed);

        Assert.Equal("application/jwt", message.Content.Headers.ContentType!.MediaType);
        Assert.Equal(5, text.Split('.').Length);
        await MustBeSignedAsync(await OpenAsync(text, File.ReadAllText(Path.Combine(host.KeyFolder, $"{Sealed}-enc.pem")), Jwe.EllipticCurve), Sealed);
    }

    [Fact]
    public async Task An_RSA_key_opens_too()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        using var rsa = RSA.Create(2048);
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false)));
        (key.Use, key.Alg) = ("enc", Jwe.Rsa);

        Assert.Equal("a.b.c", await OpenAsync(Jwe.Encrypt("a.b.c", key), rsa.ExportPkcs8PrivateKeyPem(), Jwe.Rsa));
    }

    [Fact]
    public async Task A_request_may_be_posted_with_the_token_in_the_header_or_in_a_form()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru);
        using var bearer = host.NewClient(tokens.AccessToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("access_token", tokens.AccessToken)]);
        using var client = host.NewClient();

        using var byHeader = await bearer.PostAsync(new Uri("identity/connect/userinfo", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var byForm = await client.PostAsync(new Uri("identity/connect/userinfo", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, byHeader.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byForm.StatusCode);
    }

    [Fact]
    public async Task A_refusal_stays_as_it_is()
    {
        var (message, _) = await host.UserInfoAsync("not.a.token");

        Assert.Equal(HttpStatusCode.Unauthorized, message.StatusCode);
    }

    private async Task<(HttpResponseMessage Message, string Text)> AnswerAsync(string client)
    {
        using var browser = new Browser(host);
        var back = await browser.AuthorizeAsync(Citizen.Wanjiru, host.Authenticated(client, Wire.AppRequest("openid email")));
        var tokens = await host.RedeemAsync(Browser.Query(back, "code")!, form => host.Authenticated(client, form));
        return await host.UserInfoAsync(tokens.AccessToken);
    }

    private async Task MustBeSignedAsync(string token, string client)
    {
        using var http = host.NewClient();
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken));
        var judged = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidIssuer = host.Address.AbsoluteUri,
            ValidAudience = client,
            ValidAlgorithms = ["ES256"],
            ValidateLifetime = false,
        });

        Assert.True(judged.IsValid, judged.Exception?.Message);
        Assert.Equal("wanjiru@example.org", judged.Claims["email"]);
        Assert.Equal(43, $"{judged.Claims["sub"]}".Length);
    }

    private static async Task<string> OpenAsync(string sealedText, string pem, string algorithm)
    {
        using var node = NodeClient.Start("open.mjs", new() { ["DIS_SEALED"] = sealedText, ["DIS_KEY"] = pem, ["DIS_ALG"] = algorithm });
        return await node.HearAsync();
    }
}
