using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Adds to the discovery document what OpenIddict does not say: the algorithms of client assertions and of proofs (IDN-6.19), tokens bound to certificates (IDN-22.1), logout (IDN-10.17), and the list of revocations (IDN-23.7).</summary>
internal sealed class DescribeServer(IOptions<MtlsOptions> mtls) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
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
        context.Metadata["tls_client_certificate_bound_access_tokens"] = mtls.Value.Address is not null;
        context.Metadata["revocations_endpoint"] = new Uri(context.Issuer!, "identity/v1/revocations").AbsoluteUri;
        context.Metadata["backchannel_logout_supported"] = true;
        context.Metadata["backchannel_logout_session_supported"] = true;
        return ValueTask.CompletedTask;
    }
}
