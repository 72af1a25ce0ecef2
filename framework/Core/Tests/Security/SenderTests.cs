using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>Bound access tokens at a block (RFC 9449, 7; IDN-6.2 and what follows).</summary>
public sealed class SenderTests : IDisposable
{
    private const string Things = "/things/v1/things";
    private readonly ProofKey key = ProofKey.Curve();

    public static TheoryData<string> Faults => [.. ProofFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_proof_that_breaks_a_rule_is_401(string fault)
    {
        await using var host = await ThingsHost.StartAsync();
        var token = Bound(host);

        var answer = await SendAsync(host, token, ProofFaults.All[fault](Proof(host, token)));

        answer.AssertProblem(401, "API-0401");
        var error = fault == "a nonce that nobody gave" ? "use_dpop_nonce" : "invalid_dpop_proof";
        Assert.StartsWith($"DPoP realm=\"dis\", algs=\"ES256 PS256\", error=\"{error}\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync(host, token, Proof(host, token).Sign())).Status);
    }

    [Fact]
    public async Task A_bound_token_is_taken_with_a_proof_by_its_key_once()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = Bound(host);
        var proof = Proof(host, token).Sign();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(host, token, proof)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.AssertProblem(401, "API-0401"));
    }

    [Fact]
    public async Task A_bound_token_is_nothing_as_a_bearer_token_or_without_a_proof()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = Bound(host);

        var bearer = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token));
        var bare = await SendAsync(host, token);
        var two = await SendAsync(host, token, Proof(host, token).Sign(), Proof(host, token).Sign());

        bearer.AssertProblem(401, "API-0401");
        Assert.Equal("Bearer realm=\"dis\", error=\"invalid_token\", DPoP realm=\"dis\", algs=\"ES256 PS256\"", bearer.Header("WWW-Authenticate"));
        bare.AssertProblem(401, "API-0401");
        two.AssertProblem(401, "API-0401");
    }

    [Fact]
    public async Task A_token_is_nothing_with_the_key_of_somebody_else_or_with_the_proof_for_another_token()
    {
        await using var host = await ThingsHost.StartAsync();
        using var thief = ProofKey.Curve();
        var (token, other) = (Bound(host), Bound(host));

        (await SendAsync(host, token, (Proof(host, token) with { Key = thief }).Sign())).AssertProblem(401, "API-0401");
        (await SendAsync(host, token, Proof(host, other).Sign())).AssertProblem(401, "API-0401");
        (await SendAsync(host, token, (Proof(host, token) with { AccessToken = null }).Sign())).AssertProblem(401, "API-0401");
    }

    [Fact]
    public async Task A_bearer_token_under_the_scheme_DPoP_is_401_whatever_the_proof()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Token("things", "things.read");

        (await SendAsync(host, token, Proof(host, token).Sign())).AssertProblem(401, "API-0401");
        Assert.Equal(200, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status);
    }

    [Fact]
    public async Task A_bearer_token_is_taken_whatever_proof_lies_beside_it()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, Things);
        request.Headers.Add(DpopProofs.Header, "nonsense");

        Assert.Equal(200, (await host.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Query_case_of_the_host_and_standard_escapes_do_not_count()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = Bound(host);
        var request = Request($"{Things}?limit=2", token, (Proof(host, token) with { Address = $"HTTP://{new Uri(host.Address).Authority}/things/v1/%74hings?limit=9#x" }).Sign());

        Assert.Equal(200, (await host.SendAsync(request)).Status);
    }

    [Fact]
    public async Task An_RSA_key_is_good_for_PS256()
    {
        await using var host = await ThingsHost.StartAsync();
        using var rsa = ProofKey.Modulus();
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Thumbprint = rsa.Thumbprint });

        Assert.Equal(200, (await SendAsync(host, token, (Proof(host, token) with { Key = rsa }).Sign())).Status);
    }

    [Fact]
    public async Task A_host_that_asks_for_nonces_gives_one_and_takes_no_other()
    {
        await using var host = await ThingsHost.StartAsync(null, ("Dpop:RequireNonce", "true"));
        var token = Bound(host);

        var asked = await SendAsync(host, token, Proof(host, token).Sign());
        var nonce = asked.Header("DPoP-Nonce");
        var answer = await SendAsync(host, token, (Proof(host, token) with { Nonce = nonce }).Sign());

        Assert.Contains("error=\"use_dpop_nonce\"", asked.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(200, answer.Status);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var renewed = Bound(host);
        var late = await SendAsync(host, renewed, (Proof(host, renewed) with { Nonce = nonce }).Sign());
        late.AssertProblem(401, "API-0401");
        Assert.NotEqual(nonce, late.Header("DPoP-Nonce"));
    }

    [Fact]
    public async Task A_host_behind_a_proxy_believes_the_address_of_its_settings_alone()
    {
        await using var host = await ThingsHost.StartAsync(null, ("Dpop:Address", "https://api.example.org/"));
        var token = Bound(host);

        foreach (var origin in new[] { "https://api.example.org", "https://api.example.org:443", "HTTPS://API.Example.org" })
        {
            Assert.Equal(200, (await SendAsync(host, token, (Proof(host, token) with { Address = $"{origin}{Things}" }).Sign())).Status);
        }

        Assert.Equal(401, (await SendAsync(host, token, Proof(host, token).Sign())).Status);
    }

    [Fact]
    public async Task A_token_that_is_bound_by_a_certificate_is_401_here()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Certificate = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" });

        Assert.Equal(401, (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status);
        Assert.Equal(401, (await SendAsync(host, token, Proof(host, token).Sign())).Status);
    }

    [Fact]
    public async Task Of_a_few_hundred_altered_proofs_none_is_accepted()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = Bound(host);
        var random = new Random(9449);
        for (var round = 0; round < 400; round++)
        {
            var good = Proof(host, token).Sign();
            var altered = Altered(good, random);
            if (!altered.SequenceEqual(good))
            {
                Assert.True((await SendAsync(host, token, altered)).Status is 400 or 401, $"{good} became {altered}");
            }
        }
    }

    public void Dispose() => key.Dispose();

    // One character of another value, at a place where every bit counts, or parts of two proofs.
    private static string Altered(string proof, Random random)
    {
        var place = random.Next(proof.Length - 1);
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        return random.Next(4) switch
        {
            0 => proof[..place] + proof[(place + 1)..],
            1 => proof[..place] + letters[random.Next(letters.Length)] + proof[place..],
            _ => proof[..place] + letters[random.Next(letters.Length)] + proof[(place + 1)..],
        };
    }

    private static HttpRequestMessage Request(string path, string token, params string[] proofs)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {token}");
        foreach (var proof in proofs)
        {
            request.Headers.TryAddWithoutValidation(DpopProofs.Header, proof);
        }

        return request;
    }

    private static Task<Answer> SendAsync(ThingsHost host, string token, params string[] proofs) => host.SendAsync(Request(Things, token, proofs));

    private string Bound(ThingsHost host) => host.Issuer.Sign(new TestToken("things", "things.read") { Thumbprint = key.Thumbprint, Begins = TimeSpan.FromSeconds(-Random.Shared.Next(9)) });

    private TestProof Proof(ThingsHost host, string token) => new(key, HttpMethod.Get, $"{host.Address}{Things}", host.Clock.GetUtcNow()) { AccessToken = token };
}
