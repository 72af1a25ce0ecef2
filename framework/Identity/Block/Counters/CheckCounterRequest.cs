using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>Refuses a request of a counter for access that its client may not ask for (IDN-18.2, IDN-18.10).</summary>
internal sealed class CheckCounterRequest(ClientDirectory clients) : IOpenIddictServerHandler<ValidateDeviceAuthorizationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateDeviceAuthorizationRequestContext>()
        .UseScopedHandler<CheckCounterRequest>()
        .SetOrder(OpenIddictServerHandlers.Device.ValidateScopePermissions.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidateDeviceAuthorizationRequestContext context)
    {
        if (await clients.FindAsync(context.ClientId, context.CancellationToken) is not { } client)
        {
            return;
        }

        if (RequestedAccess.ForCounter(context.Request, client).Refusal is { } refusal)
        {
            context.Reject(refusal.Error, refusal.Description);
        }
        else if (ClaimsParameter.Read((string?)context.Request[ClaimsParameter.Name]) is not { } claims)
        {
            context.Reject(Errors.InvalidRequest, "The parameter claims is not a JSON object with the members userinfo and id_token.");
        }
        else if (claims.IsAcrEssential && claims.Acr.Any() && !claims.Acr.Contains(SignInAssurance.TwoFactors))
        {
            context.Reject(CheckClaims.Unmet, "A sign-in for a counter is never a fresh one.");
        }
    }
}
