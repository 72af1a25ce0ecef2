using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Revokes for every block what a client revokes at its endpoint (RFC 7009): an access token, or with a refresh token its whole grant (IDN-23.4, IDN-23.5).</summary>
internal sealed class NoteRevocation(RevocationBook book, IdentityDbContext db) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleRevocationRequestContext>()
        .UseScopedHandler<NoteRevocation>()
        .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (token.HasTokenType(OpenIddictConstants.TokenTypeIdentifiers.AccessToken) && token.GetClaim(TokenClaims.TokenId) is { } id)
        {
            book.Add(RevocationKind.Token, id);
        }
        else if (token.HasTokenType(OpenIddictConstants.TokenTypeIdentifiers.RefreshToken) && token.GetAuthorizationId() is { } grant)
        {
            book.Add(RevocationKind.Grant, grant);
        }

        await db.SaveChangesAsync(context.CancellationToken);
    }
}
