using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Redeems codes, pushed requests and refresh tokens by OpenIddict's own step, but no refresh token that is kept (IDN-7.4).</summary>
internal sealed class RedeemTokens(IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .AddFilter<KeepRefreshToken.UnlessKept>()
        .UseScopedHandler<RedeemTokens>()
        .SetOrder(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order)
        .Build();

    private readonly OpenIddictServerHandlers.RedeemTokenEntry own = new(tokens);

    public ValueTask HandleAsync(ProcessSignInContext context) => own.HandleAsync(context);
}
