using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A passkey in software (Web Authentication, Level 2), with a key for ES256, or for RS256, and a counter; whatever it answers can be spoilt.</summary>
public sealed record SoftPasskey
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    /// <summary>The credential id.</summary>
    public required byte[] Id { get; init; }

    /// <summary>The private number of the key, a point of P-256.</summary>
    public required byte[] Number { get; init; }

    /// <summary>A private key for RS256, in place of the point.</summary>
    public RSAParameters? Rsa { get; init; }

    /// <summary>The origin of the page that asks, as the browser knows it.</summary>
    public required string Origin { get; init; }

    /// <summary>How often it signed.</summary>
    public uint Counter { get; init; } = 1;

    /// <summary>The relying party that it answers for; <see langword="null"/> for the one of the options.</summary>
    public string? RelyingParty { get; init; }

    /// <summary>The challenge that it answers; <see langword="null"/> for the one of the options.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whether somebody was there.</summary>
    public bool IsPresent { get; init; } = true;

    /// <summary>Whether they proved to the device who they are.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Whether it tells the user handle that it was given; one that is asked for by its id need not.</summary>
    public string? UserHandle { get; init; }

    /// <summary>The statement about its maker.</summary>
    public string Attestation { get; init; } = "none";

    /// <summary>Answers options to create, as a browser does (RegistrationResponseJSON).</summary>
    public string Create(string options)
    {
        var asked = JsonElement.Parse(options);
        var client = ClientData("webauthn.create", asked);
        byte[] data = [.. Data(asked.GetProperty("rp").GetProperty("id").GetString()!, HasKey), .. new byte[16], (byte)(Id.Length >> 8), (byte)Id.Length, .. Id, .. CoseKey()];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text(Attestation), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(data)];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers options to sign in, as a browser does (AuthenticationResponseJSON).</summary>
    public string Get(string options)
    {
        var asked = JsonElement.Parse(options);
        var (client, data) = (ClientData("webauthn.get", asked), Data(asked.GetProperty("rpId").GetString()!, 0));
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(Sign([.. data, .. SHA256.HashData(client)])),
            ["userHandle"] = UserHandle,
        });
    }

    /// <summary>The signature of an answer; <see langword="null"/> for one without.</summary>
    public static string? SignatureOf(string answer) => JsonNode.Parse(answer)?["response"]?["signature"]?.GetValue<string>();

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(Id),
        ["rawId"] = Base64Url.EncodeToString(Id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonElement asked) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = Challenge ?? asked.GetProperty("challenge").GetString(),
        ["origin"] = Origin,
        ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] Data(string relyingParty, byte more)
    {
        var counter = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        var flags = (byte)((IsPresent ? Present : 0) | (IsVerified ? Verified : 0) | more);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty ?? relyingParty)), flags, .. counter];
    }

    private ECDsa Key() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Number });

    private byte[] Sign(byte[] data)
    {
        if (Rsa is { } numbers)
        {
            using var rsa = RSA.Create(numbers);
            return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var key = Key();
        return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    // Maps of COSE. RFC 8812: kty RSA, alg RS256, n and e. RFC 9053, 7.1: kty EC2, alg ES256, crv P-256, x and y.
    private byte[] CoseKey()
    {
        if (Rsa is { } numbers)
        {
            return [0xA4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, .. Bytes(numbers.Modulus!), 0x21, .. Bytes(numbers.Exponent!)];
        }

        using var key = Key();
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    // CBOR (RFC 8949): short texts, and bytes up to 65,535.
    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length switch
    {
        < 24 => [(byte)(0x40 | bytes.Length), .. bytes],
        < 256 => [0x58, (byte)bytes.Length, .. bytes],
        _ => [0x59, (byte)(bytes.Length >> 8), (byte)(bytes.Length & 0xFF), .. bytes],
    };
}
