using System.Security.Claims;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Revokes for every block the grant of a code or refresh token that comes a second time; OpenIddict itself ends what it redeems alone (IDN-23.5).</summary>
internal sealed class NoteReuse(IOpenIddictTokenManager tokens, RevocationBook book, IdentityDbContext db) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<NoteReuse>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token && context.Principal is { } principal && IsRedeemable(principal)
            && principal.GetAuthorizationId() is { } grant && principal.GetTokenId() is { } id
            && await tokens.FindByIdAsync(id, context.CancellationToken) is { } token
            && await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken))
        {
            book.Add(RevocationKind.Grant, grant);
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }

    private static bool IsRedeemable(ClaimsPrincipal principal) =>
        principal.HasTokenType(TokenTypeIdentifiers.Private.AuthorizationCode) || principal.HasTokenType(TokenTypeIdentifiers.RefreshToken) || principal.HasTokenType(TokenTypeIdentifiers.Private.DeviceCode);
}
