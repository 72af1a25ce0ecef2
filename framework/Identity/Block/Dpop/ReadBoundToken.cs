using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Reads the access token of a userinfo request under the scheme DPoP; OpenIddict knows only Bearer.</summary>
internal sealed class ReadBoundToken : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ExtractUserInfoRequestContext>()
        .UseSingletonHandler<ReadBoundToken>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractAccessToken<ExtractUserInfoRequestContext>.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is { } request && SenderConstraint.TokenOf(request) is { } token)
        {
            context.Transaction.Request!.AccessToken = token;
        }

        return ValueTask.CompletedTask;
    }
}
