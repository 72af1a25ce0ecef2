using DigitalIndiaStack.Identity.Block.Dpop;
using DigitalIndiaStack.Identity.Block.Logout;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// Redeems a refresh token before anything is made from it, and refuses whoever comes second, also at the same moment, for which the whole grant ends
/// (IDN-3.12, IDN-23.5). OpenIddict itself ignores that its own redemption failed, so that several requests at once would each get a new token.
/// </summary>
internal sealed class RefreshOnce(IOpenIddictTokenManager tokens, PartyEnd parties) : IOpenIddictServerHandler<ProcessSignInContext>
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
        var principal = presented?.RefreshTokenPrincipal;
        var id = principal?.GetTokenId();
        if (id is null
            || await tokens.FindByIdAsync(id, context.CancellationToken) is not { } token
            || !await tokens.HasStatusAsync(token, Statuses.Valid, context.CancellationToken)
            || !await tokens.TryRedeemAsync(token, context.CancellationToken))
        {
            await parties.EndAsync(principal?.GetAuthorizationId(), context.CancellationToken);
            context.Reject(Errors.InvalidGrant, "The refresh token was used before.");
        }
    }
}
