using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Forged;

/// <summary>
/// Forged and altered tokens, assertions and proofs, of which none is accepted. The setting IDENTITY_FORGED says how many of each kind there are at
/// least; the setting IDENTITY_SEED chooses others.
/// </summary>
public sealed class ForgedTests(IdentityHost host) : IDisposable
{
    private const string Token = "identity/connect/token";
    private const string UserInfo = "identity/connect/userinfo";
    private const string AtABlock = "access token at a block";
    private const int Workers = 8;
    private readonly ProofKey key = ProofKey.Curve();

    public static TheoryData<string> Kinds => ["access token at userinfo", AtABlock, "client assertion", "proof at the token endpoint", "proof at userinfo", "refresh token", "code"];

    private static int Count => Setting("IDENTITY_FORGED", 150);

    private static int Seed => Setting("IDENTITY_SEED", 20261129);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_hundreds_that_are_forged_or_altered_none_is_accepted(string kind)
    {
        using var http = host.NewClient();
        var keys = await http.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken);
        var (good, ask) = await PrepareAsync(kind);
        var forged = new Alterations(keys, Seed).Of(good, Count);
        var wrong = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(forged, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (text, cancellationToken) =>
        {
            using var request = ask(text);
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized && (answer.StatusCode != HttpStatusCode.BadRequest || kind == AtABlock))
            {
                wrong.Enqueue($"{(int)answer.StatusCode}: {text}");
            }
        });

        Assert.True(wrong.IsEmpty, $"seed {Seed}, {wrong.Count} of {forged.Count}:\n{string.Join('\n', wrong.Take(20))}");
        Assert.True(forged.Count >= Count, $"{forged.Count}");
        using var right = ask(good);
        using var taken = await http.SendAsync(right, TestContext.Current.CancellationToken);
        Assert.False(taken.StatusCode is HttpStatusCode.Unauthorized || (taken.StatusCode == HttpStatusCode.BadRequest && kind != AtABlock), $"the good one: {taken.StatusCode}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {forged.Count} refused, seed {Seed}");
    }

    public void Dispose() => key.Dispose();

    private async Task<(string Good, Func<string, HttpRequestMessage> Ask)> PrepareAsync(string kind) => kind switch
    {
        "access token at userinfo" => ((await host.RedeemAsync(await CodeAsync("openid"))).AccessToken, text => Get($"Bearer {text}")),
        AtABlock => ((await host.ClientTokenAsync("enrolment-agent", "identity.persons.enrol", "ke")).AccessToken, AtBlock),
        "client assertion" => (Assertions.For(host, "registrar"), text => Post(host.Authenticated("registrar", ClientGrant(), text))),
        "proof at the token endpoint" => (host.Proof(key).Sign(), text => WithProof(Post(host.Authenticated("registrar", ClientGrant())), text)),
        "proof at userinfo" => await ProofAsync(),
        "refresh token" => ((await host.RedeemAsync(await CodeAsync("openid offline_access"))).Text("refresh_token")!, text => Post(new() { ["grant_type"] = "refresh_token", ["client_id"] = Wire.App, ["refresh_token"] = text })),
        _ => (await CodeAsync("openid"), Redemption),
    };

    private async Task<(string Good, Func<string, HttpRequestMessage> Ask)> ProofAsync()
    {
        var token = (await host.RedeemWithAsync(await CodeAsync("openid"), host.Proof(key).Sign())).AccessToken;
        return (host.UserInfoProof(key, token), text => WithProof(Get($"DPoP {token}"), text));
    }

    private async Task<string> CodeAsync(string scope)
    {
        using var browser = new Browser(host);
        return Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest(scope)), "code")!;
    }

    private static HttpRequestMessage Redemption(string code) => Post(new()
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = Wire.App,
        ["code"] = code,
        ["redirect_uri"] = Wire.AppCallback,
        ["code_verifier"] = Wire.Verifier,
    });

    private static HttpRequestMessage AtBlock(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "identity/v1/persons");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return request;
    }

    private static HttpRequestMessage Get(string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, UserInfo);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private static HttpRequestMessage Post(Dictionary<string, string> form) => new(HttpMethod.Post, Token) { Content = new FormUrlEncodedContent(form) };

    private static HttpRequestMessage WithProof(HttpRequestMessage request, string proof)
    {
        request.Headers.TryAddWithoutValidation("DPoP", proof);
        return request;
    }

    private static Dictionary<string, string> ClientGrant() =>
        new() { ["grant_type"] = "client_credentials", ["scope"] = "registries.read", ["resource"] = "urn:dis:registries", ["tenant"] = "ke" };

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
