using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>The keys that the issuer publishes.</summary>
internal static class PublishedKeys
{
    /// <summary>Whether one of them signed a token.</summary>
    public static async Task<bool> SignedAsync(CheckRun run, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "jwks_uri"));
        var keys = (await run.SendAsync(request)).MustBe(200).Json.GetProperty("keys").EnumerateArray();
        return keys.Any(key => key.TryGetProperty("x", out var x) && key.TryGetProperty("y", out var y) && JwsCompact.IsSignedBy(token, x.ToString(), y.ToString()));
    }
}
