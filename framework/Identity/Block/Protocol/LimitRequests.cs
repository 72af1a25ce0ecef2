using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Holds protocol endpoints to the limits of the host: OpenIddict answers them before the host's own limiter is reached.</summary>
internal sealed class LimitRequests(IOptions<RateLimiterOptions> options) : IOpenIddictServerHandler<ProcessRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessRequestContext>()
        .UseSingletonHandler<LimitRequests>()
        .SetOrder(OpenIddictServerHandlers.InferEndpointType.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        // The page for the codes of counters is not answered here, but goes on to the limiter of the host.
        if (context.EndpointType is OpenIddictServerEndpointType.Unknown or OpenIddictServerEndpointType.EndUserVerification || options.Value.GlobalLimiter is not { } limiter || context.Transaction.GetHttpRequest() is not { } request)
        {
            return ValueTask.CompletedTask;
        }

        using var lease = limiter.AttemptAcquire(request.HttpContext);
        if (!lease.IsAcquired)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.HandleRequest();
        }

        return ValueTask.CompletedTask;
    }
}
