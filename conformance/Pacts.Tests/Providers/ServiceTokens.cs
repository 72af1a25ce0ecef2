using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Mutants;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Providers;

/// <summary>Real access tokens of the clients of a sandbox, got with their own keys.</summary>
internal sealed class ServiceTokens(MutantHost host, HttpClient http)
{
    private readonly ConcurrentDictionary<(string Client, string Block, string Scope), Lazy<Task<string>>> tokens = new();

    public Task<string> GetAsync(string client, string block, string scope) =>
        tokens.GetOrAdd((client, block, scope), _ => new(() => AskAsync(client, block, scope))).Value;

    /// <summary>Proves to the issuer who the client is; good once, and for a minute.</summary>
    public string Assertion(string client)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(host.Data, "keys", $"{client}.pem")));
        var security = new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "client-authentication+jwt",
            Issuer = client,
            Audience = host.Address.AbsoluteUri,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddSeconds(50),
            Claims = new Dictionary<string, object> { ["sub"] = client, ["jti"] = Guid.CreateVersion7().ToString("N") },
            SigningCredentials = new SigningCredentials(security, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private async Task<string> AskAsync(string client, string block, string scope)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(client),
            ["resource"] = $"urn:dis:{block}",
            ["scope"] = scope,
            ["tenant"] = "ke",
        });
        using var response = await http.PostAsync(new Uri(host.Address, "identity/connect/token"), form);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }
}
