using System.Security.Cryptography;
using System.Text.Json;

namespace DigitalIndiaStack.Identity.Verify.Jwt;

/// <summary>A public key of P-256, good for ES256 and nothing else.</summary>
internal sealed class PublicKey
{
    private const int Coordinate = 32;
    private readonly ECPoint point;

    private PublicKey(ECPoint point, string? id) => (this.point, Id) = (point, id);

    /// <summary>Its <c>kid</c>.</summary>
    public string? Id { get; }

    /// <summary>Reads a JWK; <see langword="null"/> for a key of another kind.</summary>
    public static PublicKey? Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || jwk.Text("kty") != "EC" || jwk.Text("crv") != "P-256"
            || jwk.TryGetProperty("d", out _) || jwk.Text("use") is not (null or "sig") || jwk.Text("alg") is not (null or "ES256"))
        {
            return null;
        }

        var (x, y) = (StrictJson.Bytes(jwk.Text("x") ?? "", "x of a key"), StrictJson.Bytes(jwk.Text("y") ?? "", "y of a key"));
        return x.Length == Coordinate && y.Length == Coordinate ? new PublicKey(new ECPoint { X = x, Y = y }, jwk.Text("kid")) : null;
    }

    /// <summary>Whether the signature, as JWS writes it, is by this key.</summary>
    public bool HasSigned(byte[] data, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // A point that is not on the curve.
            return false;
        }
    }
}
