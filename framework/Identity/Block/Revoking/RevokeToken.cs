using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>
/// Revokes what a client gives back at its endpoint (RFC 7009), for every block too: an access token, or with a refresh token its whole grant (IDN-23.4, IDN-23.5).
/// It stands in place of OpenIddict's own step, which knows tokens with a row only.
/// </summary>
internal sealed class RevokeToken(IOpenIddictTokenManager tokens, RevocationBook book, PartyEnd parties, IdentityDbContext db) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleRevocationRequestContext>()
        .UseScopedHandler<RevokeToken>()
        .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order)
        .Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (token.HasTokenType(TokenTypeIdentifiers.AccessToken) && token.GetClaim(TokenClaims.TokenId) is { } id)
        {
            book.Add(RevocationKind.Token, id);
            await db.SaveChangesAsync(context.CancellationToken);
        }
        else if (token.HasTokenType(TokenTypeIdentifiers.RefreshToken))
        {
            await parties.EndAsync(token.GetAuthorizationId(), context.CancellationToken);
        }

        if (token.GetTokenId() is { } entry && await tokens.FindByIdAsync(entry, context.CancellationToken) is { } kept && !await tokens.TryRevokeAsync(kept, context.CancellationToken))
        {
            context.Reject(Errors.ServerError, "The token was not revoked; try again.");
        }
    }
}
