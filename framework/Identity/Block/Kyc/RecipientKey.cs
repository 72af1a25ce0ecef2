using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Kyc;

/// <summary>A public key to which answers are encrypted, known to be a good one (IDN-16.15).</summary>
/// <param name="Json">The members that its thumbprint is of, in its order (RFC 7638).</param>
/// <param name="Id">The thumbprint.</param>
/// <param name="Algorithm">How a key for the content is agreed with it.</param>
internal sealed record RecipientKey(string Json, string Id, KeyAlgorithm Algorithm)
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    /// <summary>Reads a key.</summary>
    /// <returns><see langword="null"/> when it is no point of the curve, or no RSA key of a good size.</returns>
    public static RecipientKey? Read(EncryptionKey key) => key switch
    {
        { Kty: KeyType.EC, Crv: KeyCurve.P256, X: { } x, Y: { } y, N: null, E: null } => Check($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""", KeyAlgorithm.ECDHES),
        { Kty: KeyType.RSA, N: { } n, E: { } e, Crv: null, X: null, Y: null } => Check($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""", KeyAlgorithm.RSAOAEP256),
        _ => null,
    };

    /// <summary>Makes what a JWT is encrypted to.</summary>
    public JsonWebKey ToJwk() => new(Json) { Kid = Id };

    private static RecipientKey? Check(string json, KeyAlgorithm algorithm)
    {
        var key = new RecipientKey(json, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(json))), algorithm);
        try
        {
            if (algorithm == KeyAlgorithm.ECDHES)
            {
                using var curve = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key.Member("x"), Y = key.Member("y") } });
                return key;
            }

            using var rsa = RSA.Create(new RSAParameters { Modulus = key.Member("n"), Exponent = key.Member("e") });
            return rsa.KeySize is >= SmallestRsa and <= LargestRsa && IsGoodExponent(key.Member("e")) ? key : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    // An even exponent, or 1, encrypts nothing.
    private static bool IsGoodExponent(byte[] exponent) => (exponent[^1] & 1) == 1 && new System.Numerics.BigInteger(exponent, isUnsigned: true, isBigEndian: true) > 2;

    private byte[] Member(string name)
    {
        using var json = JsonDocument.Parse(Json);
        return Base64Url.DecodeFromChars(json.RootElement.GetProperty(name).GetString());
    }
}
