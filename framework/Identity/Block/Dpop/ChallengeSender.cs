using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Answers a refused sender at the userinfo endpoint as every block does: 401 and the challenge of the scheme (IDN-6.20).</summary>
internal sealed class ChallengeSender : IOpenIddictServerHandler<ApplyUserInfoResponseContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyUserInfoResponseContext>()
        .UseSingletonHandler<ChallengeSender>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.AttachWwwAuthenticateHeader<ApplyUserInfoResponseContext>.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ApplyUserInfoResponseContext context)
    {
        if (context.Transaction.GetProperty<SenderRefusal>(typeof(SenderRefusal).FullName!) is { } refusal && context.Transaction.GetHttpRequest() is { } request)
        {
            var response = request.HttpContext.Response;
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate = Challenges.Of(refusal);
        }

        return ValueTask.CompletedTask;
    }
}
