using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>The public key in the header of a proof: EC P-256 for ES256, RSA of 2048 to 4096 bits for PS256.</summary>
internal sealed class DpopKey
{
    private const string EllipticCurve = "ES256";
    private const string Rsa = "PS256";
    private const int Coordinate = 32;
    private const int SmallestModulus = 256;
    private const int LargestModulus = 512;
    private const int LargestExponent = 4;

    private readonly byte[] first;
    private readonly byte[] second;
    private readonly bool isRsa;

    private DpopKey(bool isRsa, byte[] first, byte[] second)
    {
        this.isRsa = isRsa;
        this.first = first;
        this.second = second;
    }

    /// <summary>The algorithms, as discovery documents and challenges name them. The platform has no EdDSA.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [EllipticCurve, Rsa];

    /// <summary>The thumbprint (RFC 7638).</summary>
    public string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Canonical)));

    /// <summary>The one canonical writing of the public key (RFC 7638, 3).</summary>
    public string Canonical => isRsa
        ? $$"""{"e":"{{Base64Url.EncodeToString(second)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(first)}}"}"""
        : $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(first)}}","y":"{{Base64Url.EncodeToString(second)}}"}""";

    /// <summary>The one algorithm that it is good for.</summary>
    public string Algorithm => isRsa ? Rsa : EllipticCurve;

    /// <summary>Reads the key; <see langword="null"/> when it is of another kind, or too small.</summary>
    public static DpopKey? Read(JsonElement jwk) => jwk.ValueKind != JsonValueKind.Object ? null : jwk.Text("kty") switch
    {
        "EC" when jwk.Text("crv") == "P-256" => OfCurve(jwk),
        "RSA" => OfModulus(jwk),
        _ => null,
    };

    /// <summary>Whether the signature is by this key.</summary>
    public bool HasSigned(byte[] data, byte[] signature)
    {
        try
        {
            return isRsa ? HasSignedRsa(data, signature) : HasSignedCurve(data, signature);
        }
        catch (CryptographicException)
        {
            // A point that is not on the curve, or a modulus that is none.
            return false;
        }
    }

    private static DpopKey? OfCurve(JsonElement jwk) =>
        CompactText.Decode(jwk.Text("x")) is { Length: Coordinate } x && CompactText.Decode(jwk.Text("y")) is { Length: Coordinate } y
            ? new DpopKey(false, x, y)
            : null;

    private static DpopKey? OfModulus(JsonElement jwk) =>
        CompactText.Decode(jwk.Text("n")) is { Length: >= SmallestModulus and <= LargestModulus } n && n[0] != 0
        && CompactText.Decode(jwk.Text("e")) is { Length: >= 1 and <= LargestExponent } e && e[0] != 0
            ? new DpopKey(true, n, e)
            : null;

    private bool HasSignedCurve(byte[] data, byte[] signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = first, Y = second } });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    private bool HasSignedRsa(byte[] data, byte[] signature)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = first, Exponent = second });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }
}
