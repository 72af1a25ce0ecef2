using DigitalIndiaStack.Core.Security.Revocations;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Refuses at the userinfo endpoint what every block refuses (IDN-23.11); OpenIddict itself knows of tokens and authorizations alone, and not of a locked sign-in.</summary>
internal sealed class RefuseRevoked(RevocationMemory revocations) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleUserInfoRequestContext>()
        .UseScopedHandler<RefuseRevoked>()
        .SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 250)
        .Build();

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        if (await revocations.HasAsync(context.AccessTokenPrincipal, context.CancellationToken))
        {
            context.Reject(Errors.InvalidToken, "The access token was revoked.");
        }
    }
}
