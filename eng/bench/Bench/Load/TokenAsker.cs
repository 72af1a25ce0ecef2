using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>Asks for access tokens of a service: client_credentials with private_key_jwt.</summary>
/// <param name="clientId">The service.</param>
/// <param name="keyFile">Its private key, EC P-256, in PEM.</param>
/// <param name="audience">To whom its assertions are addressed.</param>
internal sealed class TokenAsker(string clientId, string keyFile, string audience) : IDisposable
{
    private readonly ECDsa key = KeyOf(keyFile);

    /// <summary>Makes a request for a token, each with an assertion of its own.</summary>
    public HttpRequestMessage Request(string path, string block, string scope) => new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(),
            ["resource"] = $"urn:dis:{block}",
            ["scope"] = scope,
            ["tenant"] = "ke",
        }),
    };

    public void Dispose() => key.Dispose();

    private string Assertion()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "client-authentication+jwt" };
        var claims = new JsonObject
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = audience,
            ["jti"] = Guid.CreateVersion7().ToString(),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 30,
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static ECDsa KeyOf(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }
}
