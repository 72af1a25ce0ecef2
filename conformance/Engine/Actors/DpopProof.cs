using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A DPoP proof (RFC 9449, 4.2), good by default; a check spoils what it wants to see refused.</summary>
public sealed record DpopProof
{
    /// <summary>The private key, EC P-256 in PEM, whose public half stands in the header.</summary>
    public required string KeyPem { get; init; }

    /// <summary>Method of the request.</summary>
    public required string Method { get; init; }

    /// <summary>Address of the request.</summary>
    public required string Address { get; init; }

    /// <summary>When it is made, in the server's time.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The access token that goes with it; empty for none.</summary>
    public string AccessToken { get; init; } = "";

    /// <summary>The nonce that the server gave; empty for none.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>Changes the header before it is signed.</summary>
    public Action<JsonObject>? Header { get; init; }

    /// <summary>Changes the claims before they are signed.</summary>
    public Action<JsonObject>? Claims { get; init; }

    /// <summary>Changes the signed proof.</summary>
    public Func<string, string>? Compact { get; init; }

    /// <summary>The key that signs, in PEM; empty for the one in the header.</summary>
    public string SigningPem { get; init; } = "";

    /// <summary>Makes a key, the same when the verdict is recomputed.</summary>
    public static string NewKey(CheckRun run)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = run.Course.Draw(32) });
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The thumbprint of a key (RFC 7638).</summary>
    public static string Thumbprint(string keyPem) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Jwk(keyPem).ToJsonString())));

    /// <summary>The signed proof, compact.</summary>
    public string Sign()
    {
        var header = new JsonObject { ["typ"] = "dpop+jwt", ["alg"] = "ES256", ["jwk"] = Jwk(KeyPem) };
        var claims = new JsonObject { ["jti"] = Id, ["htm"] = Method, ["htu"] = Address, ["iat"] = IssuedAt.ToUnixTimeSeconds() };
        if (AccessToken.Length > 0)
        {
            claims["ath"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(AccessToken)));
        }

        if (Nonce.Length > 0)
        {
            claims["nonce"] = Nonce;
        }

        Header?.Invoke(header);
        Claims?.Invoke(claims);
        var signed = JwsCompact.Sign(header, claims, SigningPem.Length > 0 ? SigningPem : KeyPem);
        return Compact?.Invoke(signed) ?? signed;
    }

    /// <summary>The private number of a key, which belongs into no header.</summary>
    public static string PrivateNumber(string keyPem) => Base64Url.EncodeToString(Parameters(keyPem).D);

    /// <summary>The public half of a key, as a JSON Web Key in the order of RFC 7638.</summary>
    public static JsonObject Jwk(string keyPem)
    {
        var point = Parameters(keyPem).Q;
        return new JsonObject { ["crv"] = "P-256", ["kty"] = "EC", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    private static ECParameters Parameters(string keyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
