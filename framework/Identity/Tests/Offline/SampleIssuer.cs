using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Verify;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>An issuer of our own making, which can write anything, and the holder of one key.</summary>
internal sealed class SampleIssuer
{
    public const string Name = "https://id.example/";
    public const string Audience = "https://bank.example";
    public const string Nonce = "n-7f3a";
    public const string List = "https://id.example/identity/v1/status-lists/1";

    public static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly ECDsa before = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa Holder { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The key that signed before, and the one that signs.</summary>
    public string KeySet => new JsonObject { ["issuer"] = Name, ["jwks"] = new JsonObject { ["keys"] = new JsonArray(Jwk(before, "k0"), Jwk(key, "k1")) } }.ToJsonString();

    public CredentialVerifier Verifier => new(IssuerKeys.Read(KeySet));

    public static VerifierExpectation Expected => new(Now) { Audience = Audience, Nonce = Nonce };

    /// <summary>What every credential here has, besides digests.</summary>
    public JsonObject Frame(bool isBound = true)
    {
        var frame = new JsonObject
        {
            ["iss"] = Name,
            ["vct"] = "urn:dis:credential:person:1",
            ["iat"] = Now.AddDays(-1).ToUnixTimeSeconds(),
            ["exp"] = Now.AddDays(30).ToUnixTimeSeconds(),
            ["status"] = new JsonObject { ["status_list"] = new JsonObject { ["idx"] = 5, ["uri"] = List } },
            ["_sd_alg"] = "sha-256",
        };
        if (isBound)
        {
            frame["cnf"] = new JsonObject { ["jwk"] = Jwk(Holder, null) };
        }

        return frame;
    }

    public static string Disclosure(string name, JsonNode value, string salt = "c2FsdHNhbHRzYWx0c2FsdA") => Encode(new JsonArray(salt, name, value));

    public static JsonArray Digests(params string[] disclosures) => [.. disclosures.Select(text => (JsonNode)Digest(text))];

    public static string Digest(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>The signed part.</summary>
    public string Sign(JsonObject claims, Action<JsonObject>? change = null) => Sign("dc+sd-jwt", claims, key, change);

    /// <summary>The signed part as the key before signed it, under its name.</summary>
    public string SignBefore(JsonObject claims) => Sign("dc+sd-jwt", claims, before, header => header["kid"] = "k0");

    /// <summary>A credential with two claims, of which both, one or none are shown.</summary>
    public string Credential(JsonObject? frame = null, params string[] shown)
    {
        var claims = frame ?? Frame();
        claims["_sd"] ??= Digests(GivenName, OfAge);
        return $"{Sign(claims)}~{string.Concat(shown.Select(text => text + "~"))}";
    }

    public static string GivenName => Disclosure("given_name", "Wanjiru");

    public static string OfAge => Disclosure("age_over_18", true, "c2FsdHNhbHRzYWx0c2FsdB");

    /// <summary>The credential as its holder shows it.</summary>
    public string Present(string credential, Action<JsonObject>? change = null, Action<JsonObject>? header = null, ECDsa? other = null)
    {
        var claims = new JsonObject { ["aud"] = Audience, ["nonce"] = Nonce, ["iat"] = Now.ToUnixTimeSeconds(), ["sd_hash"] = Digest(credential) };
        change?.Invoke(claims);
        return credential + Sign("kb+jwt", claims, other ?? Holder, header);
    }

    /// <summary>A list of a hundred places, in which some are not valid.</summary>
    public string StatusList(Action<JsonObject>? change = null, Action<JsonObject>? header = null, params (int Place, int Status)[] bad)
    {
        var statuses = new byte[25];
        foreach (var (place, status) in bad)
        {
            statuses[place / 4] |= (byte)(status << (place % 4 * 2));
        }

        var claims = new JsonObject
        {
            ["sub"] = List,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["exp"] = Now.AddDays(1).ToUnixTimeSeconds(),
            ["status_list"] = new JsonObject { ["bits"] = 2, ["lst"] = Base64Url.EncodeToString(Zlib(statuses)) },
        };
        change?.Invoke(claims);
        return Sign("statuslist+jwt", claims, key, header);
    }

    public static byte[] Zlib(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    public static string Sign(string type, JsonObject claims, ECDsa key, Action<JsonObject>? change = null)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = type };
        change?.Invoke(header);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static JsonObject Jwk(ECDsa key, string? id)
    {
        var point = key.ExportParameters(false).Q;
        var jwk = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
        if (id is not null)
        {
            jwk["kid"] = id;
        }

        return jwk;
    }
}
