using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Answers any method but POST at the endpoint of pushed requests with 405 (RFC 9126, 2.3), where OpenIddict says 400.</summary>
internal sealed class TakePostAlone : IOpenIddictServerHandler<ProcessRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessRequestContext>()
        .UseSingletonHandler<TakePostAlone>()
        .SetOrder(LimitRequests.Descriptor.Order + 250)
        .Build();

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.PushedAuthorization && context.Transaction.GetHttpRequest() is { } request && !HttpMethods.IsPost(request.Method))
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            request.HttpContext.Response.Headers.Allow = HttpMethods.Post;
            context.HandleRequest();
        }

        return ValueTask.CompletedTask;
    }
}
