using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Writes credentials, status lists and proofs otherwise, and signs them again with the keys of the host.</summary>
internal static class CredentialForge
{
    /// <summary>The key of the host that signs now: <c>Credential</c>, or <c>Signing</c> for tokens.</summary>
    public static ECDsa KeyOf(IServiceProvider services, string ring) =>
        new Fields(services.GetRequiredService(Type.GetType($"DigitalIndiaStack.Identity.Block.Keys.{ring}Ring, DigitalIndiaStack.Identity.Block", throwOnError: true)!)).Get<ECDsaSecurityKey>("Signing").ECDsa;

    /// <summary>Changes header and claims of a token and signs it again.</summary>
    public static string Change(string token, ECDsa key, Action<JsonObject, JsonObject> change)
    {
        var parts = token.Split('.');
        var (header, claims) = (Decode(parts[0]).AsObject(), Decode(parts[1]).AsObject());
        change(header, claims);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Changes the signed part of the credential that an operation answers.</summary>
    public static Action<Call, object> Credential(Action<Call, JsonObject, JsonObject> change, bool byAnother = false) => Parts((call, parts) =>
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        parts[0] = Change(parts[0], byAnother ? other : KeyOf(call.Services, "Credential"), (header, claims) => change(call, header, claims));
    });

    /// <summary>Changes every disclosure, and the digests with them.</summary>
    public static Action<Call, object> Disclosures(Action<JsonArray> change) => Parts((call, parts) =>
    {
        for (var place = 1; place < parts.Length - 1; place++)
        {
            var disclosure = Decode(parts[place]).AsArray();
            change(disclosure);
            parts[place] = Encode(disclosure);
        }

        parts[0] = Change(parts[0], KeyOf(call.Services, "Credential"), (_, claims) => claims["_sd"] = new JsonArray([.. parts[1..^1].Select(part => (JsonNode)Digest(part))]));
    });

    /// <summary>Puts a good proof of another key in the place of one that is flawed.</summary>
    public static Action<Call> TakeProof(Func<Call, string, JsonObject, bool> isFlawed) => call =>
    {
        if (call.Is("issueCredential") && call.Body["KeyProof"] is string proof && isFlawed(call, proof, Decode(proof.Split('.')[1]).AsObject()))
        {
            call.Body.Set("KeyProof", Proof(call.Services));
        }
    };

    /// <summary>Whether the key in the header of a proof signed it.</summary>
    public static bool IsSigned(string proof)
    {
        var (jwk, end) = (Decode(proof.Split('.')[0])["jwk"]!, proof.LastIndexOf('.'));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars($"{jwk["x"]}"), Y = Base64Url.DecodeFromChars($"{jwk["y"]}") },
        });
        return key.VerifyData(Encoding.ASCII.GetBytes(proof[..end]), Base64Url.DecodeFromChars(proof.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }

    /// <summary>The public half of a key as a JWK.</summary>
    public static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    /// <summary>What the host takes for its address and its time.</summary>
    public static (string Issuer, DateTimeOffset Now) Here(IServiceProvider services) =>
        (services.GetRequiredService<IOptions<IdentityOptions>>().Value.Issuer.AbsoluteUri, services.GetRequiredService<TimeProvider>().GetUtcNow());

    private static string Proof(IServiceProvider services)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (issuer, now) = Here(services);
        var header = new JsonObject { ["typ"] = "openid4vci-proof+jwt", ["alg"] = "ES256", ["jwk"] = Jwk(key) };
        var claims = new JsonObject { ["aud"] = issuer, ["iat"] = now.ToUnixTimeSeconds(), ["nonce"] = Guid.CreateVersion7().ToString() };
        return Change($"{Encode(header)}.{Encode(claims)}.", key, (_, _) => { });
    }

    private static Action<Call, object> Parts(Action<Call, string[]> change) => (call, answer) =>
    {
        if (call.Is("issueCredential"))
        {
            var issued = new Fields(answer);
            var parts = issued.Get<string>("Credential").Split('~');
            change(call, parts);
            issued.Set("Credential", string.Join('~', parts));
        }
    };

    private static string Digest(string part) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(part)));

    private static JsonNode Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;

    private static string Encode(JsonNode part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
