using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;

namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>The key that the emulator publishes, and one that it does not; both are made at its start.</summary>
internal sealed class EmulatorKeys : IDisposable
{
    public const string KeyId = "emulator-1";
    private readonly ECDsa own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The published keys (RFC 7517).</summary>
    public JsonObject Jwks => new() { ["keys"] = new JsonArray(Jwk()) };

    /// <summary>Signs claims, well or in the way that a mutant wants.</summary>
    public string Sign(JsonObject claims, string type, Seal seal)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = type, ["kid"] = KeyId };
        return seal switch
        {
            Seal.None => Unsigned(new JsonObject { ["alg"] = "none", ["typ"] = type }, claims),
            Seal.Stranger => JwsCompact.Sign(header, claims, stranger.ExportPkcs8PrivateKeyPem()),
            Seal.Broken => Spoil(JwsCompact.Sign(header, claims, own.ExportPkcs8PrivateKeyPem())),
            Seal.Symmetric => Hmac(new JsonObject { ["alg"] = "HS256", ["typ"] = type, ["kid"] = KeyId }, claims),
            _ => JwsCompact.Sign(header, claims, own.ExportPkcs8PrivateKeyPem()),
        };
    }

    /// <summary>Signs bytes by ES256, r and s one after the other; the stranger's key where somebody else should.</summary>
    public byte[] Sign(byte[] data, bool asStranger) => (asStranger ? stranger : own).SignData(data, HashAlgorithmName.SHA256);

    public void Dispose()
    {
        own.Dispose();
        stranger.Dispose();
    }

    private JsonObject Jwk()
    {
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["kid"] = KeyId,
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    private string Hmac(JsonObject header, JsonObject claims)
    {
        var signed = Unsigned(header, claims).TrimEnd('.');
        var mac = HMACSHA256.HashData(Encoding.ASCII.GetBytes(own.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(mac)}";
    }

    // The claims stay readable; one of them is not what was signed.
    private static string Spoil(string token)
    {
        var parts = token.Split('.');
        var claims = JwsCompact.Claims(token);
        claims["sub"] = "another-person-of-the-emulator";
        return $"{parts[0]}.{Encode(claims)}.{parts[2]}";
    }

    private static string Unsigned(JsonObject header, JsonObject claims) => $"{Encode(header)}.{Encode(claims)}.";

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
