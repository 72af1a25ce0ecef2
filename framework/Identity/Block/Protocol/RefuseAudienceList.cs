using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Takes of a high-assurance client an assertion whose audience is the issuer as a text, and no list (FAPI 2.0 Security Profile, 5.3.2.1; IDN-7.8).</summary>
internal sealed class RefuseAudienceList(ClientDirectory clients) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    // Before the assertion is used up.
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseScopedHandler<RefuseAudienceList>()
        .SetOrder(AcceptAssertionOnce.Descriptor.Order - 100)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context is { ClientAssertion: { Length: > 0 } text, ClientAssertionPrincipal: { } assertion } && IsList(text)
            && await clients.FindAsync(assertion.GetClaim(Claims.Issuer), context.CancellationToken) is { IsHighAssurance: true })
        {
            context.Reject(Errors.InvalidClient, "The audience of the client assertion must be the issuer, as a text and not in a list.");
        }
    }

    private static bool IsList(string assertion)
    {
        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(new JsonWebToken(assertion).EncodedPayload));
        return claims.RootElement.TryGetProperty(Claims.Audience, out var audience) && audience.ValueKind == JsonValueKind.Array;
    }
}
