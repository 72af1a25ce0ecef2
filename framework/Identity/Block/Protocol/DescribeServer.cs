using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Security.Dpop;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Adds to the discovery document what OpenIddict does not say: the algorithms of client assertions and of proofs (IDN-6.19), and logout (IDN-10.17).</summary>
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
        context.Metadata["dpop_signing_alg_values_supported"] = new JsonArray([.. DpopProofs.Algorithms]);
        context.Metadata["backchannel_logout_supported"] = true;
        context.Metadata["backchannel_logout_session_supported"] = true;
        return ValueTask.CompletedTask;
    }
}
