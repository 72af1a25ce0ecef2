using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Kyc;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>The public keys by which a developer's client signs its assertions (IDN-19.9).</summary>
internal static class ClientKeys
{
    private static readonly string[] Public = ["kty", "crv", "x", "y", "n", "e", "kid", "alg"];
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Writes keys as a JSON Web Key Set.</summary>
    /// <returns><see langword="null"/> when one of them is no good key.</returns>
    public static string? Write(IReadOnlyList<ClientKey> keys)
    {
        var set = new JsonArray();
        foreach (var key in keys)
        {
            // What is good to encrypt to is good to verify by: a point of P-256, or RSA of a good size.
            var plain = new EncryptionKey { Kty = key.Kty, Crv = key.Crv, X = key.X, Y = key.Y, N = key.N, E = key.E };
            var algorithm = key.Kty == KeyType.EC ? ClientKeyAlgorithm.ES256 : ClientKeyAlgorithm.PS256;
            if ((key.Alg ?? algorithm) != algorithm || RecipientKey.Read(plain) is not { } good)
            {
                return null;
            }

            var written = JsonNode.Parse(good.Json)!.AsObject();
            (written["use"], written["alg"]) = ("sig", algorithm.ToString());
            if (key.Kid is { } id)
            {
                written["kid"] = id;
            }

            set.Add((JsonNode)written);
        }

        return new JsonObject { ["keys"] = set }.ToJsonString();
    }

    /// <summary>Reads what somebody pasted: a key, or a set of keys; members that matter to others are left out.</summary>
    /// <returns><see langword="null"/> when it is none, or has a private part.</returns>
    public static IReadOnlyList<ClientKey>? Read(string text)
    {
        try
        {
            var pasted = JsonNode.Parse(text) as JsonObject;
            var keys = (pasted?["keys"] as JsonArray)?.Select(key => key as JsonObject ?? []).ToList() ?? (pasted is null ? [] : [pasted]);
            return keys.Count == 0 || keys.Exists(key => Private.Any(key.ContainsKey)) ? null : [.. keys.Select(Of)];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ClientKey Of(JsonObject key)
    {
        var known = new JsonObject();
        foreach (var name in Public.Where(key.ContainsKey))
        {
            known[name] = (key[name] ?? "").GetValue<string>();
        }

        return known.Deserialize<ClientKey>(JsonSerializerOptions.Web)!;
    }
}
