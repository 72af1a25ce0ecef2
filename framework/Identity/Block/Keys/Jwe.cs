using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>
/// Encrypts a JWT to one reader (RFC 7516): ECDH-ES on P-256 or RSA-OAEP-256, and A256GCM. The library that signs cannot encrypt with GCM.
/// </summary>
internal static class Jwe
{
    public const string EllipticCurve = "ECDH-ES";
    public const string Rsa = "RSA-OAEP-256";
    public const string Content = "A256GCM";

    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Whether a key can be encrypted to.</summary>
    public static bool CanUse(JsonWebKey key) => key is { Use: "enc" } && AlgorithmOf(key) is not null;

    /// <summary>Encrypts a JWT.</summary>
    /// <param name="token">A signed JWT.</param>
    /// <param name="reader">A key that <see cref="CanUse"/> accepts.</param>
    public static string Encrypt(string token, JsonWebKey reader)
    {
        var header = new JsonObject { ["alg"] = AlgorithmOf(reader), ["enc"] = Content, ["cty"] = "JWT" };
        if (!string.IsNullOrEmpty(reader.Kid))
        {
            header["kid"] = reader.Kid;
        }

        var (key, wrapped) = reader.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve ? Agree(reader, header) : Wrap(reader);
        var protectedHeader = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()));
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (plain, tag) = (Encoding.UTF8.GetBytes(token), new byte[TagLength]);
        var cipher = new byte[plain.Length];
        using var gcm = new AesGcm(key, TagLength);
        gcm.Encrypt(nonce, plain, cipher, tag, Encoding.ASCII.GetBytes(protectedHeader));
        CryptographicOperations.ZeroMemory(key);
        return string.Join('.', protectedHeader, Base64Url.EncodeToString(wrapped), Base64Url.EncodeToString(nonce), Base64Url.EncodeToString(cipher), Base64Url.EncodeToString(tag));
    }

    private static string? AlgorithmOf(JsonWebKey key) => (key.Kty, key.Crv) switch
    {
        (JsonWebAlgorithmsKeyTypes.EllipticCurve, JsonWebKeyECTypes.P256) when key.Alg is null or EllipticCurve => EllipticCurve,
        (JsonWebAlgorithmsKeyTypes.RSA, _) when key.Alg is null or Rsa => Rsa,
        _ => null,
    };

    private static (byte[] Key, byte[] Wrapped) Wrap(JsonWebKey reader)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(reader.N), Exponent = Base64UrlEncoder.DecodeBytes(reader.E) });
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return (key, rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
    }

    // RFC 7518, 4.6: the agreed key is the content key, and nothing is wrapped.
    private static (byte[] Key, byte[] Wrapped) Agree(JsonWebKey reader, JsonObject header)
    {
        var point = new ECPoint { X = Base64UrlEncoder.DecodeBytes(reader.X), Y = Base64UrlEncoder.DecodeBytes(reader.Y) };
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var own = ours.ExportParameters(includePrivateParameters: false).Q;
        header["epk"] = new JsonObject
        {
            ["kty"] = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            ["crv"] = JsonWebKeyECTypes.P256,
            ["x"] = Base64Url.EncodeToString(own.X),
            ["y"] = Base64Url.EncodeToString(own.Y),
        };
        return (Derive(ours.DeriveRawSecretAgreement(theirs.PublicKey)), []);
    }

    // The Concat KDF of NIST SP 800-56A, one round of SHA-256: algorithm, no parties, and the length of the key.
    private static byte[] Derive(byte[] agreed)
    {
        var algorithm = Encoding.ASCII.GetBytes(Content);
        return SHA256.HashData([.. Number(1), .. agreed, .. Number(algorithm.Length), .. algorithm, .. Number(0), .. Number(0), .. Number(KeyLength * 8)]);
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
