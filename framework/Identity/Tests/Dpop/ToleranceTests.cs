using System.Net;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>What certifiers send and must be taken: proofs that say more or say it otherwise, and schemes in other letters.</summary>
public sealed class ToleranceTests(IdentityHost host) : IDisposable
{
    private static readonly Dictionary<string, Func<TestProof, TestProof>> Good = new()
    {
        ["nbf and exp"] = proof => proof with { Claims = claims => (claims["nbf"], claims["exp"]) = (proof.Now.ToUnixTimeSeconds(), proof.Now.AddMinutes(5).ToUnixTimeSeconds()) },
        ["unknown members"] = proof => proof with { Header = header => header["more"] = "header", Claims = claims => claims["more"] = "claim" },
        ["ten seconds ago"] = proof => proof with { Now = proof.Now.AddSeconds(-10) },
        ["ten seconds ahead"] = proof => proof with { Now = proof.Now.AddSeconds(10) },
        ["scheme in capitals"] = proof => proof with { Address = proof.Address.Replace("http:", "HTTP:", StringComparison.Ordinal) },
    };

    private readonly ProofKey key = ProofKey.Curve();

    public static TheoryData<string> Ways => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_good_proof_may_say_more_and_say_it_otherwise(string way)
    {
        var asked = await host.AskAsync("registrar", Good[way](host.Proof(key)).Sign());
        var token = await TokenAsync();

        var told = await host.UserInfoAsync("DPoP", token, Good[way](UserInfoProof(token)).Sign());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (asked.Status, told.Status));
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("dpop")]
    [InlineData("DPOP")]
    public async Task The_scheme_of_a_bound_token_may_be_in_any_letters(string scheme)
    {
        var token = await TokenAsync();

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(scheme, token, UserInfoProof(token).Sign())).Status);
    }

    [Theory]
    [InlineData("DPOP", "")]
    [InlineData("dpop", "?more=1")]
    public async Task The_header_may_be_in_any_letters_and_the_proof_leaves_the_query_out(string header, string query)
    {
        var token = await TokenAsync();
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"identity/connect/userinfo{query}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {token}");
        request.Headers.TryAddWithoutValidation(header, UserInfoProof(token).Sign());

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public void Dispose() => key.Dispose();

    private TestProof UserInfoProof(string token) => host.Proof(key, "identity/connect/userinfo") with { Method = HttpMethod.Get, AccessToken = token };

    private async Task<string> TokenAsync()
    {
        using var browser = new Browser(host);
        var code = Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest()), "code")!;
        return (await host.RedeemWithAsync(code, host.Proof(key).Sign())).AccessToken;
    }
}
