using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>A DPoP proof for a test (RFC 9449, 4.2); each part may be made wrong.</summary>
/// <param name="Key">The key that signs and stands in the header.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Address">The address of the request.</param>
/// <param name="Now">When it is made.</param>
public sealed record TestProof(ProofKey Key, HttpMethod Method, string Address, DateTimeOffset Now)
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>The access token that goes with it; <see langword="null"/> for none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The nonce that the server gave.</summary>
    public string? Nonce { get; init; }

    /// <summary>Changes the header before it is signed.</summary>
    public Action<JsonObject>? Header { get; init; }

    /// <summary>Changes the claims before they are signed.</summary>
    public Action<JsonObject>? Claims { get; init; }

    /// <summary>What signs.</summary>
    /// <value><see langword="null"/>: the key.</value>
    public Func<byte[], byte[]>? Signing { get; init; }

    /// <summary>Writes and signs it.</summary>
    public string Sign()
    {
        var header = new JsonObject { ["typ"] = "dpop+jwt", ["alg"] = Key.Algorithm, ["jwk"] = Key.Jwk() };
        var claims = new JsonObject { ["jti"] = Id, ["htm"] = Method.Method, ["htu"] = Address, ["iat"] = Now.ToUnixTimeSeconds() };
        if (AccessToken is not null)
        {
            claims["ath"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(AccessToken)));
        }

        if (Nonce is not null)
        {
            claims["nonce"] = Nonce;
        }

        Header?.Invoke(header);
        Claims?.Invoke(claims);
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString((Signing ?? Key.Sign)(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
