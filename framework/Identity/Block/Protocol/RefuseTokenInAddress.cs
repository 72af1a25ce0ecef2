using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Refuses an access token in the address of a userinfo request: addresses end up in logs and histories (RFC 9700, 4.3.2).</summary>
internal sealed class RefuseTokenInAddress : IOpenIddictServerHandler<ValidateUserInfoRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateUserInfoRequestContext>()
        .UseSingletonHandler<RefuseTokenInAddress>()
        .SetOrder(OpenIddictServerHandlers.UserInfo.ValidateAccessTokenParameter.Descriptor.Order - 500)
        .Build();

    public ValueTask HandleAsync(ValidateUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest()?.Query.ContainsKey(Parameters.AccessToken) == true)
        {
            context.Reject(Errors.InvalidRequest, "The access token belongs into the header Authorization.");
        }

        return ValueTask.CompletedTask;
    }
}
