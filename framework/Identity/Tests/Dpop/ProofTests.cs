using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>Proofs at the token endpoint (RFC 9449, 4.3 and 5; IDN-6.1 to IDN-6.15).</summary>
public sealed class ProofTests(IdentityHost host) : IDisposable
{
    private readonly ProofKey key = ProofKey.Curve();

    public static TheoryData<string> Faults => [.. ProofFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_proof_that_breaks_a_rule_gets_no_token(string fault)
    {
        var answer = await host.AskAsync("registrar", ProofFaults.All[fault](host.Proof(key)));

        var error = fault == "a nonce that nobody gave" ? "use_dpop_nonce" : "invalid_dpop_proof";
        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Error));
        Assert.Null(answer.Text("access_token"));
    }

    [Fact]
    public async Task A_token_is_bound_to_the_key_of_the_proof()
    {
        using var rsa = ProofKey.Modulus();
        foreach (var own in new[] { key, rsa })
        {
            var answer = await host.AskAsync("registrar", host.Proof(own).Sign());

            Assert.Equal("DPoP", answer.Text("token_type"));
            Assert.Equal(own.Thumbprint, JsonDocument.Parse(answer.Access.GetClaim("cnf").Value).RootElement.GetProperty("jkt").GetString());
        }
    }

    [Fact]
    public async Task Without_a_proof_an_ordinary_client_gets_a_bearer_token()
    {
        var answer = await host.AskAsync("registrar");

        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.False(answer.Access.TryGetClaim("cnf", out _));
    }

    [Fact]
    public async Task Two_proofs_get_no_token()
    {
        var answer = await host.AskAsync("registrar", host.Proof(key).Sign(), host.Proof(key).Sign());

        Assert.Equal("invalid_dpop_proof", answer.Error);
    }

    [Fact]
    public async Task A_proof_for_another_endpoint_gets_no_token()
    {
        var answer = await host.AskAsync("registrar", host.Proof(key, "identity/connect/par").Sign());

        Assert.Equal("invalid_dpop_proof", answer.Error);
    }

    [Fact]
    public async Task A_wrong_nonce_is_answered_with_the_right_one_which_does_not_last()
    {
        var nonce = await host.NonceAsync(key);

        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync("registrar", (host.Proof(key) with { Nonce = nonce }).Sign())).Status);
        await using var other = new IdentityHost();
        await other.InitializeAsync();
        var own = await other.NonceAsync(key);
        other.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await other.AskAsync("registrar", (other.Proof(key) with { Nonce = own }).Sign());
        Assert.Equal("use_dpop_nonce", late.Error);
        Assert.NotEqual(own, BoundClient.Header(late, "DPoP-Nonce"));
    }

    [Fact]
    public async Task A_refused_proof_uses_nothing_up()
    {
        var proof = host.Proof(key);

        Assert.Equal("use_dpop_nonce", (await host.AskAsync("registrar", (proof with { Nonce = "wrong" }).Sign())).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync("registrar", proof.Sign())).Status);
        Assert.Equal("invalid_dpop_proof", (await host.AskAsync("registrar", proof.Sign())).Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_twenty_uses_of_one_proof_at_once_on_two_instances_one_succeeds(bool isPostgreSql)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var settings = isPostgreSql
            ? new Dictionary<string, string?> { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync() }
            : [];
        await using var one = new IdentityHost(settings);
        await one.InitializeAsync();
        await using var two = one.Beside();
        await two.InitializeAsync();
        for (var round = 0; round < 5; round++)
        {
            var proof = one.Proof(key).Sign();

            // The assertions are of one issuer; only the proof is the same twenty times.
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : two).AskOfAsync(one, "registrar", proof)));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("invalid_dpop_proof", answer.Error));
        }
    }

    [Fact]
    public async Task Of_a_few_hundred_altered_proofs_none_is_accepted()
    {
        var random = new Random(9449);
        for (var round = 0; round < 300; round++)
        {
            var good = host.Proof(key).Sign();
            var place = random.Next(good.Length - 1);
            var altered = $"{good[..place]}{(char)random.Next('0', 'z')}{good[(place + random.Next(2))..]}";
            if (altered != good)
            {
                Assert.Equal(HttpStatusCode.BadRequest, (await host.AskAsync("registrar", altered)).Status);
            }
        }
    }

    public void Dispose() => key.Dispose();
}
