using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Verify;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>A person with an app that gets credentials for them and shows them; a verifier with what it fetched before.</summary>
internal sealed class Wallet : IDisposable
{
    private readonly IdentityHost host;
    private readonly HttpClient http;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Wallet(IdentityHost host, string token)
    {
        this.host = host;
        http = host.NewClient(token);
    }

    public IdentityClient Api => new(http);

    /// <summary>Its key as a private JWK.</summary>
    public string PrivateKey
    {
        get
        {
            var jwk = SampleIssuer.Jwk(key, null);
            jwk["d"] = System.Buffers.Text.Base64Url.EncodeToString(key.ExportParameters(true).D);
            return jwk.ToJsonString();
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Wallet> OpenAsync(IdentityHost host, Citizen citizen)
    {
        using var browser = new Browser(host);
        var request = Wire.AppRequest("openid identity.credentials.own", form => form["resource"] = "urn:dis:identity");
        return new Wallet(host, (await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(citizen, request), "code")!)).AccessToken);
    }

    /// <summary>A proof of its key, changed or not.</summary>
    public string Proof(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, ECDsa? other = null)
    {
        var good = new JsonObject { ["aud"] = host.Address.AbsoluteUri, ["iat"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(), ["nonce"] = Guid.CreateVersion7().ToString() };
        claims?.Invoke(good);
        return SampleIssuer.Sign("openid4vci-proof+jwt", good, other ?? key, part =>
        {
            part["jwk"] = SampleIssuer.Jwk(key, null);
            header?.Invoke(part);
        });
    }

    public Task<IssuedCredential> GetAsync(params CredentialClaim[] claims) => AskAsync(Proof(), claims);

    public Task<IssuedCredential> PrintAsync(params CredentialClaim[] claims) => AskAsync(null, claims);

    public Task<IssuedCredential> AskAsync(string? proof, params CredentialClaim[] claims) =>
        Api.IssueCredentialAsync(new CredentialRequest { Claims = claims, KeyProof = proof }, Cancellation);

    /// <summary>Shows a credential, with only some of what it tells.</summary>
    public string Show(string credential, params string[] told)
    {
        var parts = credential.Split('~');
        var shown = $"{parts[0]}~{string.Concat(parts[1..^1].Where(part => told.Any(name => Text(part).Contains($"\"{name}\"", StringComparison.Ordinal))).Select(part => part + "~"))}";
        return shown + SampleIssuer.Sign("kb+jwt", new JsonObject { ["aud"] = "bank", ["nonce"] = "n1", ["iat"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(), ["sd_hash"] = SampleIssuer.Digest(shown) }, key);
    }

    /// <summary>What a verifier makes of it, with the status list or without.</summary>
    public async Task<VerifiedCredential> VerifyAsync(string shown, bool withStatus = true)
    {
        var verifier = new CredentialVerifier(IssuerKeys.Read(await FetchAsync(".well-known/jwt-vc-issuer")));
        var expected = new VerifierExpectation(host.Clock.GetUtcNow()) { Audience = "bank", Nonce = "n1" };
        var found = verifier.Verify(shown, expected);
        return withStatus ? verifier.Verify(shown, expected with { StatusList = await FetchAsync(found.StatusListAddress!) }) : found;
    }

    public async Task<string> FetchAsync(string address)
    {
        using var stranger = host.NewClient();
        return await stranger.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation);
    }

    public void Dispose()
    {
        http.Dispose();
        key.Dispose();
    }

    private static string Text(string part) => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));
}
