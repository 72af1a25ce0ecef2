using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Leaves a refusal that cannot be told to the client to a page, instead of a few words for programmers.</summary>
/// <typeparam name="TContext">The response of an endpoint that people visit.</typeparam>
internal sealed class ShowRefusal<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    // Behind the handlers that redirect to the client, where there is an address to trust.
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>()
        .UseSingletonHandler<ShowRefusal<TContext>>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.ProcessPassthroughErrorResponse<TContext, IOpenIddictServerHandlerFilter<TContext>>.Descriptor.Order)
        .Build();

    public ValueTask HandleAsync(TContext context)
    {
        if (!string.IsNullOrEmpty(context.Transaction.Response?.Error) && context.Transaction.GetHttpRequest() is not null)
        {
            context.SkipRequest();
        }

        return ValueTask.CompletedTask;
    }
}
