using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>A service that calls the blocks with its own key, as any client outside the host does.</summary>
internal sealed class ServiceClient(SandboxSettings settings, string id, string tenant)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static ServiceClient ConformanceA(SandboxSettings settings) => new(settings, "conformance-a", "ke");

    /// <summary>Brings a sandbox that runs back to its seeded state.</summary>
    public static async Task ResetAsync(SandboxSettings settings)
    {
        using var client = await ConformanceA(settings).ConnectAsync("sandbox", "sandbox.control");
        using var answer = await client.PostAsync(new Uri("sandbox/v1/reset", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens connections with a token for one block.</summary>
    public async Task<HttpClient> ConnectAsync(string block, string scope)
    {
        var http = new HttpClient(Handler())
        {
            BaseAddress = settings.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, block, scope));
        return http;
    }

    /// <summary>The parameters by which it says who it is; good once.</summary>
    public (string Name, string Value)[] Authentication() => [("client_id", id), ("client_assertion_type", AssertionType), ("client_assertion", Assertion())];

    // Hostile requests send headers in letters that are not ASCII.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
    };

    private async Task<string> TokenAsync(HttpClient http, string block, string scope)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_assertion_type"] = AssertionType,
            ["client_assertion"] = Assertion(),
            ["resource"] = $"urn:dis:{block}",
            ["scope"] = scope,
            ["tenant"] = tenant,
        });
        using var response = await http.PostAsync(new Uri("identity/connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }

    private string Assertion()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(settings.Data, "keys", $"{id}.pem")));
        var security = new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "client-authentication+jwt",
            Issuer = id,
            Audience = settings.Address.AbsoluteUri,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddSeconds(50),
            Claims = new Dictionary<string, object> { ["sub"] = id, ["jti"] = Guid.CreateVersion7().ToString("N") },
            SigningCredentials = new SigningCredentials(security, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
