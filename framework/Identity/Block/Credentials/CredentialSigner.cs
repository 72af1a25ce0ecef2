using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Keys;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Signs with the key of credentials whose turn it is, and publishes those that are good.</summary>
internal sealed class CredentialSigner(CredentialRing ring)
{
    // Letters as they are: on paper each byte counts.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JWT in compact form, signed with ES256.</summary>
    public async Task<string> SignAsync(string type, JsonObject claims, CancellationToken cancellationToken)
    {
        await ring.ReadAsync(cancellationToken);
        var key = ring.Signing;
        var header = new JsonObject { ["alg"] = SecurityAlgorithms.EcdsaSha256, ["kid"] = key.KeyId, ["typ"] = type };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>The public keys (RFC 7517): the one that signs, those that did, and the one that is announced.</summary>
    public async Task<JsonObject> KeySetAsync(CancellationToken cancellationToken)
    {
        await ring.LookAsync(cancellationToken);
        return new JsonObject { ["keys"] = new JsonArray([.. ring.Good.Select(Show)]) };
    }

    /// <summary>JSON in base64url.</summary>
    public static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString(Plain)));

    private static JsonNode Show(ECDsaSecurityKey key)
    {
        var shown = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        return new JsonObject
        {
            ["kty"] = shown.Kty,
            ["crv"] = shown.Crv,
            ["x"] = shown.X,
            ["y"] = shown.Y,
            ["use"] = JsonWebKeyUseNames.Sig,
            ["alg"] = SecurityAlgorithms.EcdsaSha256,
            ["kid"] = key.KeyId,
        };
    }
}
