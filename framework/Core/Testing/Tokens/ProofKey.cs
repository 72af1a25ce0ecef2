using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>A key of a client for DPoP proofs: EC P-256, or RSA.</summary>
public sealed class ProofKey : IDisposable
{
    private readonly ECDsa? curve;
    private readonly RSA? modulus;

    private ProofKey(ECDsa? curve, RSA? modulus) => (this.curve, this.modulus) = (curve, modulus);

    /// <summary>The algorithm that goes with it.</summary>
    public string Algorithm => curve is null ? "PS256" : "ES256";

    /// <summary>Its thumbprint (RFC 7638): over the members that count, in their order.</summary>
    public string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Jwk().ToJsonString())));

    /// <summary>A new key of P-256.</summary>
    public static ProofKey Curve() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), null);

    /// <summary>A new RSA key.</summary>
    public static ProofKey Modulus(int bits = 2048) => new(null, RSA.Create(bits));

    /// <summary>Signs by the algorithm.</summary>
    public byte[] Sign(byte[] data) => curve?.SignData(data, HashAlgorithmName.SHA256) ?? modulus!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    /// <summary>The public key as a JSON Web Key.</summary>
    public JsonObject Jwk()
    {
        if (curve is null)
        {
            var key = modulus!.ExportParameters(includePrivateParameters: false);
            return new JsonObject { ["e"] = Text(key.Exponent), ["kty"] = "RSA", ["n"] = Text(key.Modulus) };
        }

        var point = curve.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["crv"] = "P-256", ["kty"] = "EC", ["x"] = Text(point.X), ["y"] = Text(point.Y) };
    }

    /// <summary>The private number, which belongs into no header.</summary>
    public string PrivatePart() => Text((curve?.ExportParameters(includePrivateParameters: true).D) ?? modulus!.ExportParameters(includePrivateParameters: true).D);

    /// <inheritdoc/>
    public void Dispose()
    {
        curve?.Dispose();
        modulus?.Dispose();
    }

    private static string Text(byte[]? bytes) => Base64Url.EncodeToString(bytes);
}
