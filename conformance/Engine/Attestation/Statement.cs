using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>What a runner signs: an in-toto statement about the server, with digests of all that the verdicts follow from.</summary>
public static class Statement
{
    /// <summary>Says what the predicate is.</summary>
    public const string PredicateType = "urn:dis:conformance:run:1";

    private const string MediaType = "application/vnd.in-toto+json";

    /// <summary>The statement about a bundle.</summary>
    public static JsonObject Of(Bundle bundle, SuiteDigests suite)
    {
        var results = JsonNode.Parse(bundle.Text(Bundle.Results))!;
        return new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray(Subject(results, bundle)),
            ["predicateType"] = PredicateType,
            ["predicate"] = new JsonObject
            {
                ["suite"] = new JsonObject
                {
                    ["name"] = "dis conform",
                    ["version"] = SuiteDigests.Version,
                    ["requirements"] = suite.Specs,
                    ["code"] = new JsonObject(suite.Code.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                },
                ["run"] = Run(results, bundle),
                ["files"] = new JsonObject(Bundle.Covered.Select(name => KeyValuePair.Create(name, (JsonNode?)bundle.DigestOf(name)))),
                ["outcome"] = new JsonObject
                {
                    ["exitCode"] = results["exitCode"]!.DeepClone(),
                    ["profiles"] = new JsonObject(results["profiles"]!.AsArray().Select(profile => KeyValuePair.Create(profile!["name"]!.ToString(), profile["conformity"]?.DeepClone()))),
                },
            },
        };
    }

    /// <summary>Signs it (ES256); gives a compact JWS that carries the public key.</summary>
    public static string Sign(JsonObject statement, string keyPem)
    {
        var key = PublicKey.FromPem(keyPem, "The key");
        return JwsCompact.Sign(new JsonObject { ["alg"] = "ES256", ["typ"] = MediaType, ["kid"] = key.Thumbprint, ["jwk"] = key.ToJwk() }, statement, keyPem);
    }

    private static JsonObject Subject(JsonNode results, Bundle bundle)
    {
        var subject = new JsonObject
        {
            ["name"] = results["target"]!["name"]!.DeepClone(),
            ["digest"] = new JsonObject { ["sha256"] = HashOf(results["target"]!["url"]!.ToString()) },
        };
        if (JsonNode.Parse(bundle.Text(Bundle.Target))?["release"]?.ToString() is { Length: > 0 } release)
        {
            subject["annotations"] = new JsonObject { ["version"] = release };
        }

        return subject;
    }

    private static JsonObject Run(JsonNode results, Bundle bundle) => new()
    {
        ["id"] = results["run"]!["id"]!.DeepClone(),
        ["seed"] = results["run"]!["seed"]!.DeepClone(),
        ["startedAt"] = results["run"]!["startedAt"]!.DeepClone(),
        ["finishedAt"] = results["run"]!["finishedAt"]!.DeepClone(),
        ["clock"] = JsonNode.Parse(bundle.Text(Bundle.Target))?["control"] is null ? "of the server" : "moved by the test-control API",
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
