using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Spoils good access tokens in the ways that a server must notice.</summary>
internal static class TokenForge
{
    public static string WithoutSignature(string token)
    {
        var header = JwsCompact.Header(token);
        header["alg"] = "none";
        return $"{JwsCompact.Encode(header)}.{JwsCompact.Encode(JwsCompact.Claims(token))}.";
    }

    public static string SignedByStranger(string token)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var header = JwsCompact.Header(token);
        header["alg"] = "ES256";
        return JwsCompact.Sign(header, JwsCompact.Claims(token), stranger.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Signs with the key id as the secret: a server that takes any algorithm of the header would find something to compare.</summary>
    public static string SignedSymmetrically(string token)
    {
        var header = JwsCompact.Header(token);
        header["alg"] = "HS256";
        var signed = $"{JwsCompact.Encode(header)}.{JwsCompact.Encode(JwsCompact.Claims(token))}";
        var secret = Encoding.UTF8.GetBytes(header["kid"]?.ToString() ?? "key");
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string WithChangedClaim(string token)
    {
        var claims = JwsCompact.Claims(token);
        claims["jti"] = JsonValue.Create("forged");
        var parts = token.Split('.');
        return $"{parts[0]}.{JwsCompact.Encode(claims)}.{parts[2]}";
    }
}
