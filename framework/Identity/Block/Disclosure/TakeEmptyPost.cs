using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Takes a userinfo request that is posted without a body, its token in the header (IDN-15.22); OpenIddict wants a form at least.</summary>
internal sealed class TakeEmptyPost : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    private const string Form = "application/x-www-form-urlencoded";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ExtractUserInfoRequestContext>()
        .UseSingletonHandler<TakeEmptyPost>()
        .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<ExtractUserInfoRequestContext>.Descriptor.Order - 500)
        .Build();

    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is { ContentLength: null or 0 } request && HttpMethods.IsPost(request.Method) && string.IsNullOrEmpty(request.ContentType))
        {
            request.ContentType = Form;
        }

        return ValueTask.CompletedTask;
    }
}
