using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>Asks for tokens as a client with private_key_jwt.</summary>
/// <param name="clientId">The client.</param>
/// <param name="keyFile">Its private key, EC P-256, in PEM.</param>
/// <param name="audience">To whom its assertions are addressed.</param>
internal sealed class TokenAsker(string clientId, string keyFile, string audience) : IDisposable
{
    private readonly ECDsa key = KeyOf(keyFile);

    /// <summary>Makes a request for a token of a service (client_credentials), each with an assertion of its own.</summary>
    public HttpRequestMessage Request(string path, string block, string scope) => Post(new Uri(path, UriKind.Relative), new()
    {
        ["grant_type"] = "client_credentials",
        ["resource"] = $"urn:dis:{block}",
        ["scope"] = scope,
        ["tenant"] = "ke",
    });

    /// <summary>Posts a form as the client, each with an assertion of its own.</summary>
    public HttpRequestMessage Post(Uri address, Dictionary<string, string> form)
    {
        form["client_id"] = clientId;
        form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        form["client_assertion"] = Assertion();
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
    }

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
