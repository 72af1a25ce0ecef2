using System.Text.Json;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>The member <c>verified_claims</c> of the parameter <c>claims</c> (OpenID Connect for Identity Assurance 1.0, 6).</summary>
internal static class VerifiedRequest
{
    /// <summary>The claims that are asked for as verified ones, in the framework of this server or in any.</summary>
    /// <param name="request">One request or a list of them.</param>
    public static IEnumerable<string> NamesIn(JsonElement request) => request.ValueKind switch
    {
        JsonValueKind.Array => request.EnumerateArray().SelectMany(NamesIn),
        JsonValueKind.Object when IsOurs(request) && request.TryGetProperty("claims", out var claims) && claims.ValueKind == JsonValueKind.Object =>
            claims.EnumerateObject().Select(claim => PersonClaims.VerifiedName(claim.Name)),
        _ => [],
    };

    // What another framework would have to vouch for is left out as a whole, never told as ours.
    private static bool IsOurs(JsonElement request) =>
        request.TryGetProperty("verification", out var verification) && verification.ValueKind == JsonValueKind.Object
        && verification.TryGetProperty("trust_framework", out var framework)
        && (framework.ValueKind == JsonValueKind.Null
            || (framework.ValueKind == JsonValueKind.Object && (!framework.TryGetProperty("value", out var value) || value.ValueEquals(VerifiedIdentity.Framework))));
}
