using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Keys;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Signs with the key of credentials, and publishes it.</summary>
internal sealed class CredentialSigner(IdentityKeys keys)
{
    // Letters as they are: on paper each byte counts.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JWT in compact form, signed with ES256.</summary>
    public string Sign(string type, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = SecurityAlgorithms.EcdsaSha256, ["kid"] = keys.Credentials.KeyId, ["typ"] = type };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(keys.Credentials.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>The public keys (RFC 7517).</summary>
    public JsonObject KeySet()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(keys.Credentials);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = key.Kty,
                ["crv"] = key.Crv,
                ["x"] = key.X,
                ["y"] = key.Y,
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.EcdsaSha256,
                ["kid"] = keys.Credentials.KeyId,
            }),
        };
    }

    /// <summary>JSON in base64url.</summary>
    public static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString(Plain)));
}
