using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Lets a pushed request that arrived in time live until its person has signed in, at the browser that brought it.</summary>
internal sealed class KeepArrivedRequest(Arrivals arrivals) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<KeepArrivedRequest>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateExpirationDate.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal is not { } request || !request.HasTokenType(TokenTypes.PushedRequest) || context.Transaction.GetHttpRequest() is not { } http)
        {
            return;
        }

        if (await arrivals.FindAsync(http.HttpContext, request.GetTokenId(), context.CancellationToken) is { } arrival)
        {
            request.SetExpirationDate(arrival.ExpiresAt);
        }
    }
}
