using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A proof that a holder has a key (OpenID for Verifiable Credential Issuance, Appendix F.1), good by default; a check spoils what it wants to see refused.</summary>
public sealed record HolderProof
{
    /// <summary>The private key, EC P-256 in PEM, whose public half stands in the header.</summary>
    public required string KeyPem { get; init; }

    /// <summary>For whom it is.</summary>
    public required string Audience { get; init; }

    /// <summary>When it is made, in the server's time.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The key that signs, in PEM; empty for the one in the header.</summary>
    public string SigningPem { get; init; } = "";

    /// <summary>The public key as it stands in the header.</summary>
    public static JsonObject Jwk(string keyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["crv"] = "P-256", ["kty"] = "EC", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    /// <summary>The signed proof, compact; no two are alike.</summary>
    public string Sign(CheckRun run)
    {
        var header = new JsonObject { ["typ"] = "openid4vci-proof+jwt", ["alg"] = "ES256", ["jwk"] = Jwk(KeyPem) };
        var claims = new JsonObject { ["aud"] = Audience, ["iat"] = IssuedAt.ToUnixTimeSeconds(), ["nonce"] = run.NewId() };
        var signed = JwsCompact.Sign(header, claims, SigningPem.Length > 0 ? SigningPem : KeyPem);

        // Good once, for a minute; in the record a mark stands for it.
        run.Session.Redactor.Learn(signed);
        return signed;
    }
}
