using System.Security.Claims;
using System.Text.Json;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>
/// Lets an access token that is bound to a key be used by its owner alone (RFC 9449, 7), one that is bound to a certificate over connections with it
/// alone (RFC 8705, 3), and every other as a bearer token alone.
/// </summary>
public sealed class SenderConstraint(DpopProofs proofs)
{
    private const string InvalidToken = "invalid_token";
    private const string Prefix = DpopProofs.Scheme + " ";
    private const string Key = "jkt";
    private const string OtherScheme = "An access token that is bound to a key goes with a proof under the scheme DPoP, and no other does.";
    private const string OtherCertificate = "The access token is bound to another certificate than that of the connection.";

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

        switch (confirmation is null ? null : BindingOf(confirmation))
        {
            case { Name: ClientCertificate.Member } binding when presented is null:
                return ClientCertificate.Of(request)?.Thumbprint() == binding.Value.GetString() ? null : new SenderRefusal(InvalidToken, OtherCertificate, true);
            case { Name: Key } binding when presented is not null:
                var expected = new DpopExpectation(request) { AccessToken = presented, Thumbprint = binding.Value.GetString() };
                var verdict = await proofs.CheckAsync(expected, memory, request.HttpContext.RequestAborted);
                return verdict.Error is { } error ? new SenderRefusal(error, verdict.Reason, false) : null;
            default:
                return new SenderRefusal(InvalidToken, OtherScheme, presented is null);
        }
    }

    // The one member that is a text (RFC 9449, 6.1; RFC 8705, 3.1); nothing when the token is bound by what this host cannot check.
    private static JsonProperty? BindingOf(string confirmation)
    {
        try
        {
            var members = JsonElement.Parse(confirmation);
            return members.ValueKind == JsonValueKind.Object && members.EnumerateObject().ToList() is [{ Value.ValueKind: JsonValueKind.String } only] ? only : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
