using DigitalIndiaStack.Identity.Block.Clients;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Refuses a pushed authorization request for access that the client may not ask for, or with a max_age that is no number.</summary>
internal sealed class CheckPushedRequest(ClientDirectory clients) : IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidatePushedAuthorizationRequestContext>()
        .UseScopedHandler<CheckPushedRequest>()
        .SetOrder(OpenIddictServerHandlers.Authentication.ValidatePushedAuthorizedParty.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context)
    {
        if (context.Request.HasParameter(Parameters.MaxAge) && context.Request.MaxAge is not >= 0)
        {
            context.Reject(Errors.InvalidRequest, "max_age is no number of seconds.");
            return;
        }

        if (await clients.FindAsync(context.ClientId, context.CancellationToken) is { } client
            && RequestedAccess.ForPerson(context.Request, client).Refusal is { } refusal)
        {
            context.Reject(refusal.Error, refusal.Description);
        }
    }
}
