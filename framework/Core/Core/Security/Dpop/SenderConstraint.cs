using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Lets a bound access token be used by the owner of its key alone (RFC 9449, 7), and an unbound one as a bearer token alone.</summary>
public sealed class SenderConstraint(DpopProofs proofs)
{
    private const string InvalidToken = "invalid_token";
    private const string Prefix = DpopProofs.Scheme + " ";

    /// <summary>The access token that a request carries under the scheme DPoP; <see langword="null"/> without one.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;

    /// <summary>Judges the sender of a token that is valid by itself.</summary>
    /// <param name="request">The request that carries the token.</param>
    /// <param name="token">The claims of the token.</param>
    /// <param name="memory">Where accepted proofs are remembered.</param>
    /// <returns>Why it is refused; <see langword="null"/> when it is not.</returns>
    public async ValueTask<SenderRefusal?> JudgeAsync(HttpRequest request, ClaimsPrincipal token, IProofMemory memory)
    {
        var (confirmation, presented) = (token.FindFirst(TokenClaims.Confirmation)?.Value, TokenOf(request));
        if (confirmation is null && presented is null)
        {
            return null;
        }

        if (confirmation is null || presented is null || ThumbprintOf(confirmation) is not { } thumbprint)
        {
            return new SenderRefusal(InvalidToken, "A bound access token goes with a proof under the scheme DPoP, and no other does.", presented is null);
        }

        var expected = new DpopExpectation(request) { AccessToken = presented, Thumbprint = thumbprint };
        var verdict = await proofs.CheckAsync(expected, memory, request.HttpContext.RequestAborted);
        return verdict.Error is { } error ? new SenderRefusal(error, verdict.Reason, false) : null;
    }

    // The thumbprint of the key (RFC 9449, 6.1); nothing when the token is bound by what this host cannot check.
    private static string? ThumbprintOf(string confirmation)
    {
        try
        {
            using var document = JsonDocument.Parse(confirmation);
            return document.RootElement is { ValueKind: JsonValueKind.Object } binding && binding.EnumerateObject().Count() == 1 ? binding.Text("jkt") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
