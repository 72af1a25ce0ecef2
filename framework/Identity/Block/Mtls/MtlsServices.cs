using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Mtls;

/// <summary>Adds mutual TLS to the authorization server (section 22).</summary>
internal static class MtlsServices
{
    /// <summary>Has certificates judged by the rules, and tells of them; after the endpoints and the methods are set.</summary>
    public static void AddMtls(this OpenIddictServerBuilder server)
    {
        server.Services.AddSingleton<IValidateOptions<IdentityOptions>, CertificateRules>();
        server.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, MtlsSetup>();
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateClientCertificate.Descriptor).AddEventHandler(CheckCertificate.Descriptor);
    }
}

/// <summary>Has the discovery document tell of mutual TLS, where there is an address for it (IDN-22.1).</summary>
internal sealed class MtlsSetup(IOptions<MtlsOptions> mtls) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        if (mtls.Value.Address is not { } address)
        {
            return;
        }

        // The policy is wanted and never asked: CheckCertificate judges.
        options.SelfSignedTlsClientAuthenticationPolicy = new X509ChainPolicy();
        options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.SelfSignedTlsClientAuth);
        options.MtlsTokenEndpointAliasUri = At(address, options.TokenEndpointUris);
        options.MtlsPushedAuthorizationEndpointAliasUri = At(address, options.PushedAuthorizationEndpointUris);
        options.MtlsRevocationEndpointAliasUri = At(address, options.RevocationEndpointUris);
        options.MtlsUserInfoEndpointAliasUri = At(address, options.UserInfoEndpointUris);
    }

    private static Uri At(Uri address, List<Uri> endpoints) => new(address, endpoints[0]);
}
