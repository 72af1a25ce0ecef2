using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Reads a signed token as a client must, or without one of its looks.</summary>
internal static class SignedToken
{
    public static JsonObject Read(string token, JsonNode jwks, Lack lack)
    {
        var key = jwks["keys"]![0]!;
        var algorithm = JwsCompact.Header(token)["alg"]!.GetValue<string>();
        RefusedException.Unless(algorithm == "ES256" || lack == Lack.Algorithm, $"algorithm {algorithm}");
        if (algorithm == "ES256" && lack != Lack.Signature)
        {
            RefusedException.Unless(JwsCompact.IsSignedBy(token, key["x"]!.GetValue<string>(), key["y"]!.GetValue<string>()), "signature");
        }

        var claims = JwsCompact.Claims(token);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        RefusedException.Unless(lack == Lack.Expiry || claims["exp"]!.GetValue<long>() > now, "expired");
        return claims;
    }
}
