using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Writes and reads JSON Web Signatures in compact form (RFC 7515).</summary>
public static class JwsCompact
{
    /// <summary>Signs with an EC P-256 key (ES256) or an RSA key (PS256), in PEM.</summary>
    public static string Sign(JsonObject header, JsonObject claims, string keyPem)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(SignatureOf(Encoding.ASCII.GetBytes(signed), keyPem))}";
    }

    /// <summary>The header of a compact token.</summary>
    public static JsonObject Header(string token) => Decode(token, 0);

    /// <summary>The claims of a compact token.</summary>
    public static JsonObject Claims(string token) => Decode(token, 1);

    /// <summary>Whether an ES256 signature is by a key; by what is none, nothing is.</summary>
    /// <param name="token">Compact token.</param>
    /// <param name="x">Coordinate of the public key, base64url.</param>
    /// <param name="y">Coordinate of the public key, base64url.</param>
    public static bool IsSignedBy(string token, string x, string y)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) },
            });
            var end = token.LastIndexOf('.');
            return key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256);
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a text is a private key with which this class signs.</summary>
    internal static bool CanSign(string keyPem)
    {
        try
        {
            return SignatureOf([], keyPem).Length > 0;
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    internal static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static byte[] SignatureOf(byte[] signed, string keyPem)
    {
        if (IsRsa(keyPem))
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(keyPem);
            return rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        }

        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        return key.KeySize != 256 ? throw new CryptographicException("ES256 needs a key of P-256.") : key.SignData(signed, HashAlgorithmName.SHA256);
    }

    /// <summary>Whether a private key in PEM is RSA; PKCS#8 does not say so in its label.</summary>
    internal static bool IsRsa(string keyPem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(keyPem);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static JsonObject Decode(string token, int part) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[part]))!.AsObject();
}
