using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Puts into each access token of a person the name of the grant that it is of (IDN-23.6).</summary>
internal sealed class NameGrant : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseSingletonHandler<NameGrant>()
        .SetOrder(PersonalTokens.Descriptor.Order + 10)
        .Build();

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        context.AccessTokenPrincipal?.SetClaim(TokenClaims.GrantId, context.Principal!.GetAuthorizationId());
        return ValueTask.CompletedTask;
    }
}
