using System.Text.Json;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What the server says about itself.</summary>
public sealed class DiscoveryTests(IdentityHost host)
{
    [Fact]
    public async Task The_discovery_document_promises_what_the_rules_ask()
    {
        var document = await ReadAsync(".well-known/openid-configuration");

        Assert.Equal(host.Address.AbsoluteUri, document.GetProperty("issuer").GetString());
        Assert.Equal(["S256"], Strings(document, "code_challenge_methods_supported"));
        Assert.Equal(["pairwise"], Strings(document, "subject_types_supported"));
        Assert.Equal(["code"], Strings(document, "response_types_supported"));
        Assert.Equal(["ES256"], Strings(document, "id_token_signing_alg_values_supported"));
        Assert.Equal(["ES256", "PS256"], Strings(document, "token_endpoint_auth_signing_alg_values_supported"));
        Assert.Contains("private_key_jwt", Strings(document, "token_endpoint_auth_methods_supported"));
        Assert.DoesNotContain("client_secret_post", Strings(document, "token_endpoint_auth_methods_supported"));
        Assert.True(document.GetProperty("require_pushed_authorization_requests").GetBoolean());
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        foreach (var endpoint in (string[])["authorization", "token", "userinfo", "end_session", "revocation", "pushed_authorization_request"])
        {
            Assert.StartsWith(host.Address + "identity/connect/", document.GetProperty(endpoint + "_endpoint").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_key_set_holds_public_keys_only()
    {
        var key = Assert.Single((await ReadAsync(".well-known/jwks")).GetProperty("keys").EnumerateArray().ToArray());

        Assert.Equal(("EC", "P-256", "ES256", "sig"), (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString(), key.GetProperty("alg").GetString(), key.GetProperty("use").GetString()));
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task No_origin_is_allowed_to_read_across()
    {
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, ".well-known/openid-configuration");
        request.Headers.Add("Origin", "https://evil.example");

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static string?[] Strings(JsonElement document, string name) => [.. document.GetProperty(name).EnumerateArray().Select(value => value.GetString())];

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var client = host.NewClient();
        return (await Answer.ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))).Body;
    }
}
