using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether the issuer publishes what sign-in and tokens need.</summary>
internal static class IssuerProbes
{
    private static readonly string[] Endpoints = ["token_endpoint", "authorization_endpoint", "pushed_authorization_request_endpoint", "jwks_uri"];

    public static IEnumerable<Probe> Of(SystemUnderTest target) =>
    [
        new Probe("discovery", target.Issuer.ToString(), "Correct issuer in the target file: below it must stand /.well-known/openid-configuration with every endpoint of the sign-in.", DiscoverAsync),
        new Probe("issuer", target.Issuer.ToString(), "Write issuer in the target file exactly as the discovery document does, and let the server be reached by that name.", CompareAsync),
        new Probe("keys", target.Issuer.ToString(), "Let the issuer publish its signing keys at jwks_uri; without them nobody can verify a token.", KeysAsync),
    ];

    private static async Task<string> DiscoverAsync(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        var missing = Endpoints.Where(name => document.Json.ValueKind != JsonValueKind.Object || !document.Json.TryGetProperty(name, out _)).ToList();
        Expect.That(missing.Count == 0, $"a document with {string.Join(", ", Endpoints)}", $"one without {string.Join(", ", missing)}", document);
        return "every endpoint is named";
    }

    private static async Task<string> CompareAsync(CheckRun run)
    {
        var issuer = (await Discovery.FetchAsync(run)).MustBe(200).Member("issuer");
        Expect.That(issuer.TrimEnd('/') == run.Target.Issuer.ToString().TrimEnd('/'), $"issuer {run.Target.Issuer}", issuer);
        return issuer;
    }

    private static async Task<string> KeysAsync(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "jwks_uri"));
        var answer = (await run.SendAsync(request)).MustBe(200);
        var count = answer.Json.ValueKind == JsonValueKind.Object && answer.Json.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? keys.GetArrayLength() : 0;
        Expect.That(count > 0, "a key at least", "none", answer);
        return $"{count} published";
    }
}
