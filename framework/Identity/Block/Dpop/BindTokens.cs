using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Binds the tokens of a request with a proof to its key, or of one with a certificate to that: the access token always, the refresh token of a public client too (IDN-6.1, IDN-6.18, IDN-22.6).</summary>
internal sealed class BindTokens : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseSingletonHandler<BindTokens>()
        .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 600)
        .Build();

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Transaction.Terms() is { } terms)
        {
            context.AccessTokenPrincipal?.Confirm(terms);
            context.RefreshTokenPrincipal?.BindTo(terms.IsPublic ? terms.Thumbprint : null);
        }

        return ValueTask.CompletedTask;
    }
}
