using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>A public key of P-256.</summary>
/// <param name="X">Coordinate, base64url.</param>
/// <param name="Y">Coordinate, base64url.</param>
public sealed record PublicKey(string X, string Y)
{
    /// <summary>Thumbprint by RFC 7638.</summary>
    public string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    /// <summary>Reads a key from PEM; of a private key the public half.</summary>
    /// <exception cref="ConfigurationFaultException">It is no key of P-256.</exception>
    public static PublicKey FromPem(string pem, string where)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            var point = key.ExportParameters(includePrivateParameters: false);
            return key.KeySize == 256
                ? new PublicKey(Base64Url.EncodeToString(point.Q.X), Base64Url.EncodeToString(point.Q.Y))
                : throw new ConfigurationFaultException([$"{where} is a key of {key.KeySize} bits; P-256 is asked for."]);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            throw new ConfigurationFaultException([$"{where} holds no EC key in PEM."]);
        }
    }

    /// <summary>Reads <c>jwk</c> of a header; <see langword="null"/> when it is none of P-256.</summary>
    internal static PublicKey? FromJwk(JsonNode? jwk) => jwk is JsonObject { } key && key["crv"]?.ToString() == "P-256" && key["x"] is { } x && key["y"] is { } y
        ? new PublicKey(x.ToString(), y.ToString())
        : null;

    internal JsonObject ToJwk() => new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = X, ["y"] = Y };
}
