using DigitalIndiaStack.Core.Security.Dpop;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Says in the token response that the access token is bound to a key (RFC 9449, 5).</summary>
internal sealed class NameTokenType : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseSingletonHandler<NameTokenType>()
        .SetOrder(OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Transaction.Terms() is { IsOfCertificate: false })
        {
            context.Response.TokenType = DpopProofs.Scheme;
        }

        return ValueTask.CompletedTask;
    }
}
