using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Mtls;

/// <summary>Clients that say who they are by a certificate (section 22).</summary>
public sealed class CertificateClientTests(MtlsHost host) : IClassFixture<MtlsHost>
{
    private const string Par = "identity/connect/par";
    private const string Token = "identity/connect/token";
    private const string Revocation = "identity/connect/revocation";

    [Fact]
    public async Task Each_of_its_certificates_lets_it_in_and_binds_the_token()
    {
        foreach (var certificate in new[] { host.Rsa, host.Curve })
        {
            var answer = await host.AskAsync(certificate);

            Assert.Equal((HttpStatusCode.OK, "Bearer"), (answer.Status, answer.Text("token_type")));
            Assert.Equal(certificate.Thumbprint(), Bound(answer));
        }
    }

    [Theory]
    [InlineData(Token)]
    [InlineData(Par)]
    [InlineData(Revocation)]
    public async Task Without_one_with_that_of_another_and_with_a_strange_one_it_is_refused(string endpoint)
    {
        Dictionary<string, string> Form() => endpoint switch
        {
            Token => MtlsHost.Grant(),
            Par => MtlsHost.Request(),
            _ => new() { ["client_id"] = MtlsHost.Client, ["token"] = "any" },
        };

        Assert.Contains((await host.PostAsync(endpoint, host.Curve, Form())).Status, new[] { HttpStatusCode.OK, HttpStatusCode.Created });
        foreach (var certificate in new[] { null, host.Other, host.Stranger })
        {
            AssertRefused(await host.PostAsync(endpoint, certificate, Form()));
        }

        AssertRefused(await host.Block.PostAsync(endpoint, Form()));
    }

    [Fact]
    public async Task An_assertion_by_the_key_of_its_certificate_does_not_let_it_in()
    {
        var signing = new Microsoft.IdentityModel.Tokens.SigningCredentials(new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(host.Curve.GetECDsaPrivateKey()), "ES256");
        string Assertion() => Assertions.For(host.Block, MtlsHost.Client, token => token.SigningCredentials = signing);

        AssertRefused(await host.PostAsync(Token, null, host.Block.Authenticated(MtlsHost.Client, MtlsHost.Grant(), Assertion())));
        AssertRefused(await host.PostAsync(Token, host.Curve, host.Block.Authenticated(MtlsHost.Client, MtlsHost.Grant(), Assertion())));
    }

    [Fact]
    public async Task A_certificate_lets_no_client_in_that_authenticates_by_assertions()
    {
        foreach (var certificate in new[] { host.Curve, host.Stranger })
        {
            AssertRefused(await host.PostAsync(Token, certificate, MtlsHost.Grant("registrar", "registries.read")));
            AssertRefused(await host.PostAsync(Par, certificate, MtlsHost.Request(BoundClient.Assured)));
        }
    }

    [Fact]
    public async Task Assertions_go_at_the_address_for_certificates_too_and_an_ordinary_client_gets_a_bearer_token()
    {
        var answer = await host.PostAsync(Token, host.Stranger, host.Block.Authenticated("registrar", MtlsHost.Grant("registrar", "registries.read")));

        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.False(answer.Access.TryGetPayloadValue<JsonElement>("cnf", out _));
    }

    [Fact]
    public async Task A_client_of_high_assurance_with_assertions_may_bind_its_tokens_to_any_certificate()
    {
        var answer = await host.PostAsync(Token, host.Stranger, host.Block.Authenticated(BoundClient.Assured, MtlsHost.Grant(BoundClient.Assured, "registries.read")));
        var bare = await host.PostAsync(Token, null, host.Block.Authenticated(BoundClient.Assured, MtlsHost.Grant(BoundClient.Assured, "registries.read")));

        Assert.Equal(host.Stranger.Thumbprint(), Bound(answer));
        Assert.Equal("invalid_dpop_proof", bare.Error);
    }

    [Fact]
    public async Task With_a_proof_its_token_is_bound_to_the_key()
    {
        using var key = ProofKey.Curve();
        TestProof Proof(string nonce) => new(key, HttpMethod.Post, new Uri(host.Address, Token).AbsoluteUri, host.Block.Clock.GetUtcNow()) { Nonce = nonce };
        var asked = await host.PostAsync(Token, host.Curve, MtlsHost.Grant(), Proof("wrong").Sign());

        var answer = await host.PostAsync(Token, host.Curve, MtlsHost.Grant(), Proof(BoundClient.Header(asked, "DPoP-Nonce")).Sign());

        Assert.Equal("use_dpop_nonce", asked.Error);
        Assert.Equal("DPoP", answer.Text("token_type"));
        Assert.Equal(key.Thumbprint, answer.Access.GetPayloadValue<JsonElement>("cnf").GetProperty("jkt").GetString());
    }

    [Fact]
    public async Task The_discovery_document_tells_of_it_where_there_is_an_address()
    {
        var told = JsonDocument.Parse(await ReadAsync(host.Block)).RootElement;
        await using var without = new IdentityHost([]);
        await without.InitializeAsync();
        var silent = await ReadAsync(without);

        Assert.Equal(new Uri(host.Address, Token).AbsoluteUri, told.GetProperty("mtls_endpoint_aliases").GetProperty("token_endpoint").GetString());
        Assert.Equal(4, told.GetProperty("mtls_endpoint_aliases").EnumerateObject().Count());
        Assert.True(told.GetProperty("tls_client_certificate_bound_access_tokens").GetBoolean());
        foreach (var endpoint in new[] { "token_endpoint", "revocation_endpoint", "pushed_authorization_request_endpoint" })
        {
            Assert.Equal(["private_key_jwt", "self_signed_tls_client_auth"], told.GetProperty($"{endpoint}_auth_methods_supported").EnumerateArray().Select(method => method.GetString()!).Order(StringComparer.Ordinal));
        }

        Assert.DoesNotContain("mtls", silent, StringComparison.Ordinal);
        Assert.DoesNotContain("tls_client_auth", silent, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(IdentityHost block)
    {
        using var client = block.NewClient();
        return await client.GetStringAsync(new Uri(".well-known/openid-configuration", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static string? Bound(Answer answer) => answer.Access.GetPayloadValue<JsonElement>("cnf").GetProperty("x5t#S256").GetString();

    private static void AssertRefused(Answer answer)
    {
        Assert.Contains(answer.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized });
        Assert.Contains(answer.Error, new[] { "invalid_client", "invalid_request" });
    }
}
