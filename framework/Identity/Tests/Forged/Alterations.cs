using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Identity.Tests.Forged;

/// <summary>Makes wrong tokens of a good one: first those that mean something (header, claims, signature, key), then as many as are wanted in which a character is wrong.</summary>
/// <param name="publicKeys">The published keys, as text: the secret of the symmetric trick.</param>
/// <param name="seed">The same seed makes the same tokens.</param>
internal sealed class Alterations(string publicKeys, int seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static readonly string[] Elsewhere = ["https://elsewhere.example/keys", "file:///etc/passwd", "http://127.0.0.1:1/"];
    private static readonly string[] KeyIds = ["", "../../../../dev/null", "' OR '1'='1", "%00", "https://elsewhere.example/key", new('k', 4000)];
    private readonly ECDsa thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Random random = new(seed);

    /// <summary>At least so many that differ from the good one.</summary>
    public IReadOnlyList<string> Of(string good, int count)
    {
        var made = new HashSet<string>(good.Split('.') is [var header, var claims, var signature] ? Meant(Read(header), Read(claims), $"{header}.{claims}", signature) : []);
        while (made.Count < count)
        {
            var other = Misspelt(good);
            if (other != good)
            {
                made.Add(other);
            }
        }

        return [.. made];
    }

    private IEnumerable<string> Meant(JsonObject header, JsonObject claims, string signed, string signature)
    {
        yield return $"{signed}.";
        yield return signed;
        yield return $"{signed}.{signature}.{signature}";
        yield return $"{signed}.{Part(new byte[64])}";
        foreach (var changed in Headers(header))
        {
            // As it was signed, not signed, signed by a stranger, and by the text of the published keys.
            var text = $"{Part(changed)}.{Part(claims)}";
            yield return $"{text}.{signature}";
            yield return $"{text}.";
            yield return $"{text}.{Part(thief.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
            yield return $"{text}.{Part(HMACSHA256.HashData(Encoding.UTF8.GetBytes(publicKeys), Encoding.ASCII.GetBytes(text)))}";
        }

        foreach (var changed in Claims(claims))
        {
            yield return $"{Part(header)}.{Part(changed)}.{signature}";
        }
    }

    private IEnumerable<JsonObject> Headers(JsonObject good)
    {
        foreach (var algorithm in new[] { "none", "None", "nOnE", "", "HS256", "RS256", "PS256", "ES384", "EdDSA", "dir" })
        {
            yield return With(good, "alg", algorithm);
        }

        foreach (var keyId in KeyIds)
        {
            yield return With(good, "kid", keyId);
        }

        foreach (var member in new[] { "jku", "x5u" })
        {
            foreach (var address in Elsewhere)
            {
                yield return With(With(good, member, address), "kid", "elsewhere");
            }
        }

        // The key of a proof stands in its header: one by that key would be another proof, and a good one.
        if (!good.ContainsKey("jwk"))
        {
            yield return With(good, "jwk", Jwk());
        }

        yield return With(good, "x5c", new JsonArray(Convert.ToBase64String(thief.ExportSubjectPublicKeyInfo())));
        yield return With(good, "crit", new JsonArray("exp"));
        yield return With(With(good, "crit", new JsonArray("b64")), "b64", false);
        yield return With(good, "zip", "DEF");
        yield return With(good, "typ", "jwt");
    }

    private static IEnumerable<JsonObject> Claims(JsonObject good)
    {
        foreach (var name in good.Select(member => member.Key))
        {
            foreach (var value in new JsonNode?[] { null, "", "other", 0, -1, 1e300, true, new JsonArray("other"), new JsonObject() })
            {
                yield return With(good, name, value);
            }

            var without = (JsonObject)good.DeepClone();
            without.Remove(name);
            yield return without;
        }

        yield return With(good, "scope", "openid identity.persons.enrol");
        yield return With(good, "roles", new JsonArray("identity-reviewer"));
    }

    // Never the last character: some of its bits are no part of what it spells.
    private string Misspelt(string good)
    {
        var place = random.Next(good.Length - 1);
        return random.Next(4) switch
        {
            0 => good[..place] + Letters[random.Next(Letters.Length)] + good[(place + 1)..],
            1 => good.Remove(place, 1),
            2 => good.Insert(place, $"{Letters[random.Next(Letters.Length)]}"),
            _ => good[..place],
        };
    }

    private JsonObject Jwk()
    {
        var point = thief.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Part(point.X!), ["y"] = Part(point.Y!) };
    }

    private static JsonObject With(JsonObject good, string name, JsonNode? value)
    {
        var changed = (JsonObject)good.DeepClone();
        changed[name] = value?.DeepClone();
        return changed;
    }

    private static JsonObject Read(string part) => (JsonObject)JsonNode.Parse(Base64Url.DecodeFromChars(part))!;

    private static string Part(JsonObject part) => Part(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static string Part(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
