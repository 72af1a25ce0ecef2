using DigitalIndiaStack.Identity.Block.Dpop;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// Redeems a refresh token before anything is made from it, and refuses whoever comes second (IDN-3.12). OpenIddict itself ignores that its own
/// redemption failed, so that several requests at the same moment would each get a new token.
/// </summary>
internal sealed class RefreshOnce(IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .AddFilter<KeepRefreshToken.UnlessKept>()
        .UseScopedHandler<RefreshOnce>()
        .SetOrder(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || !context.Request.IsRefreshTokenGrantType())
        {
            return;
        }

        var presented = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        var id = presented?.RefreshTokenPrincipal?.GetTokenId();
        if (id is null
            || await tokens.FindByIdAsync(id, context.CancellationToken) is not { } token
            || !await tokens.HasStatusAsync(token, Statuses.Valid, context.CancellationToken)
            || !await tokens.TryRedeemAsync(token, context.CancellationToken))
        {
            context.Reject(Errors.InvalidGrant, "The refresh token was used before.");
        }
    }
}
