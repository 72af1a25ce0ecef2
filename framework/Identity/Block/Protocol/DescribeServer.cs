using System.Text.Json.Nodes;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Adds to the discovery document what OpenIddict does not say: the algorithms of client assertions.</summary>
internal sealed class DescribeServer : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<DescribeServer>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["token_endpoint_auth_signing_alg_values_supported"] = new JsonArray([.. LimitAssertions.Algorithms]);
        context.Metadata["revocation_endpoint_auth_signing_alg_values_supported"] = new JsonArray([.. LimitAssertions.Algorithms]);
        return ValueTask.CompletedTask;
    }
}
