using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Checks at the userinfo endpoint that whoever sends a bound access token owns its key (IDN-6.22). It stands where OpenIddict knows certificates only.</summary>
internal sealed class CheckSender(SenderConstraint constraint, UsedProofs used) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .AddFilter<OpenIddictServerHandlerFilters.RequireTokenProofOfPossessionValidationEnabled>()
        .UseScopedHandler<CheckSender>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateProofOfPossession.Descriptor.Order)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.UserInfo || context.Principal is not { } token || context.Transaction.GetHttpRequest() is not { } request)
        {
            return;
        }

        if (await constraint.JudgeAsync(request, token, used) is { } refusal)
        {
            context.Transaction.SetProperty(typeof(SenderRefusal).FullName!, refusal);
            context.Reject(refusal.Error, refusal.Reason);
        }
    }
}
