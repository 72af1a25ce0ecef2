using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Mtls;

/// <summary>
/// Lets a client in that is registered with certificates by one of them alone, and no other client by any (IDN-22.2 to 22.5). It stands where OpenIddict
/// builds a chain, by the clock of the machine and for RSA keys only.
/// </summary>
internal sealed class CheckCertificate(ClientDirectory clients, TimeProvider clock) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseScopedHandler<CheckCertificate>()
        .SetOrder(OpenIddictServerHandlers.ValidateClientCertificate.Descriptor.Order)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (!Authenticates(context.EndpointType) || await clients.FindAsync(context.ClientId, context.CancellationToken) is not { IsPublic: false } client)
        {
            return;
        }

        var hasAssertion = !string.IsNullOrEmpty(context.ClientAssertion);
        if (hasAssertion == client.Certificates.IsEmpty && (hasAssertion || IsShown(context, client)))
        {
            return;
        }

        context.Reject(Errors.InvalidClient, client.Certificates.IsEmpty
            ? "The client authenticates by private_key_jwt."
            : "The client authenticates by a certificate with which it is registered, in its time, at the addresses of mtls_endpoint_aliases.");
    }

    private bool IsShown(ProcessAuthenticationContext context, ClientAccess client) =>
        context.Transaction.GetHttpRequest() is { } request && ClientCertificate.Of(request) is { } certificate
        && client.Certificates.Contains(certificate.Thumbprint()) && certificate.IsGoodAt(clock.GetUtcNow());

    // At those that persons visit, and at the userinfo endpoint, no client does.
    private static bool Authenticates(OpenIddictServerEndpointType endpoint) => endpoint is not (OpenIddictServerEndpointType.Authorization
        or OpenIddictServerEndpointType.EndSession or OpenIddictServerEndpointType.EndUserVerification or OpenIddictServerEndpointType.UserInfo);
}
