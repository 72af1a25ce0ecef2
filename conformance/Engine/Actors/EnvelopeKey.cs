using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A P-256 key of a relying party for encrypted answers (RFC 7516, ECDH-ES and A256GCM of RFC 7518); the same when the verdict is recomputed.</summary>
public sealed class EnvelopeKey
{
    private const int KeyBits = 256;
    private const int Parts = 5;

    private readonly string keyPem;

    private EnvelopeKey(string keyPem)
    {
        this.keyPem = keyPem;
        using var key = Key();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        Jwk = new JsonObject { ["crv"] = "P-256", ["kty"] = "EC", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Jwk.ToJsonString())));
    }

    /// <summary>The public half, to register.</summary>
    public JsonObject Jwk { get; }

    /// <summary>Its thumbprint (RFC 7638).</summary>
    public string Id { get; }

    /// <summary>Makes a key.</summary>
    public static EnvelopeKey New(CheckRun run) => new(DpopProof.NewKey(run));

    /// <summary>The protected header of an envelope.</summary>
    /// <exception cref="CheckFailedException">It is none.</exception>
    public static JsonObject HeaderOf(string envelope)
    {
        try
        {
            return envelope.Split('.') is { Length: Parts } parts ? JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!.AsObject() : throw new FormatException();
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            throw new CheckFailedException("a JWE in compact form", envelope);
        }
    }

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="CheckFailedException">It is not for this key, or was altered.</exception>
    public string Open(string envelope)
    {
        var header = HeaderOf(envelope);
        var parts = envelope.Split('.');
        try
        {
            using var own = Key();
            using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(header["epk"]?["x"]), Y = Bytes(header["epk"]?["y"]) } });
            var secret = own.DeriveKeyFromHash(other.PublicKey, HashAlgorithmName.SHA256, [0, 0, 0, 1], [.. Named("A256GCM"), .. Named(""), .. Named(""), .. Number(KeyBits)]);
            var (cipher, tag) = (Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]));
            var plain = new byte[cipher.Length];
            using var aes = new AesGcm(secret, tag.Length);
            aes.Decrypt(Base64Url.DecodeFromChars(parts[2]), cipher, tag, plain, Encoding.ASCII.GetBytes(parts[0]));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException or ArgumentException)
        {
            throw new CheckFailedException($"an envelope for the key {Id}", $"one that it does not open: {broken.GetType().Name}");
        }
    }

    private ECDiffieHellman Key()
    {
        var key = ECDiffieHellman.Create();
        key.ImportFromPem(keyPem);
        return key;
    }

    private static byte[] Bytes(JsonNode? text) => Base64Url.DecodeFromChars($"{text}");

    private static byte[] Named(string name) => [.. Number(name.Length), .. Encoding.ASCII.GetBytes(name)];

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
