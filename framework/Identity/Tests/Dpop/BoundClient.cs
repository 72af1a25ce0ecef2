using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>Speaks OAuth 2.0 with proofs.</summary>
internal static class BoundClient
{
    public const string Assured = "conformance-assured";
    private const string Token = "identity/connect/token";
    private const string UserInfo = "identity/connect/userinfo";

    /// <summary>A good proof for the token endpoint, or another one.</summary>
    public static TestProof Proof(this IdentityHost host, ProofKey key, string path = Token) =>
        new(key, HttpMethod.Post, new Uri(host.Address, path).AbsoluteUri, host.Clock.GetUtcNow());

    public static async Task<Answer> PostWithAsync(this IdentityHost host, string path, Dictionary<string, string> form, params string[] proofs)
    {
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        foreach (var proof in proofs)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return await Answer.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Asks for a token of a client for itself.</summary>
    public static Task<Answer> AskAsync(this IdentityHost host, string client, params string[] proofs) => host.AskOfAsync(host, client, proofs);

    /// <summary>The same at one of several instances of an issuer.</summary>
    public static Task<Answer> AskOfAsync(this IdentityHost host, IdentityHost issuer, string client, params string[] proofs) => host.PostWithAsync(
        Token,
        issuer.Authenticated(client, new() { ["grant_type"] = "client_credentials", ["scope"] = "registries.read", ["resource"] = "urn:dis:registries", ["tenant"] = "ke" }),
        proofs);

    /// <summary>Redeems a code at the app.</summary>
    public static Task<Answer> RedeemWithAsync(this IdentityHost host, string code, params string[] proofs) => host.PostWithAsync(Token, CodeForm(code), proofs);

    /// <summary>Redeems a code at the client of high assurance.</summary>
    public static Task<Answer> RedeemAssuredAsync(this IdentityHost host, string code, params string[] proofs) =>
        host.PostWithAsync(Token, host.Authenticated(Assured, CodeForm(code)), proofs);

    public static Task<Answer> RefreshWithAsync(this IdentityHost host, string refreshToken, params string[] proofs) =>
        host.PostWithAsync(Token, new() { ["grant_type"] = "refresh_token", ["client_id"] = Wire.App, ["refresh_token"] = refreshToken }, proofs);

    public static Task<Answer> RefreshAssuredAsync(this IdentityHost host, string refreshToken, params string[] proofs) =>
        host.PostWithAsync(Token, host.Authenticated(Assured, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }), proofs);

    /// <summary>Asks who the person is.</summary>
    public static async Task<Answer> UserInfoAsync(this IdentityHost host, string scheme, string token, params string[] proofs)
    {
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(UserInfo, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        foreach (var proof in proofs)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return await Answer.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public static string UserInfoProof(this IdentityHost host, ProofKey key, string token) =>
        (host.Proof(key, UserInfo) with { Method = HttpMethod.Get, AccessToken = token }).Sign();

    /// <summary>The nonce that the server gives to whoever comes with a wrong one.</summary>
    public static async Task<string> NonceAsync(this IdentityHost host, ProofKey key) =>
        Header(await host.AskAsync("registrar", (host.Proof(key) with { Nonce = "wrong" }).Sign()), "DPoP-Nonce");

    public static string Header(Answer answer, string name) => answer.Message.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static Dictionary<string, string> CodeForm(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = Wire.App,
        ["code"] = code,
        ["redirect_uri"] = Wire.AppCallback,
        ["code_verifier"] = Wire.Verifier,
    };
}
