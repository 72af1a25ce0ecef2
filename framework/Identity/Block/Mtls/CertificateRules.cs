using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Mtls;

/// <summary>Refuses clients that could never show the certificate with which they are registered, or have none.</summary>
internal sealed class CertificateRules(IOptions<MtlsOptions> mtls) : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options) =>
        options.Clients.Where(client => client.HasCertificates).Select(client => (client.Id, Fault: FaultOf(client))).FirstOrDefault(client => client.Fault is not null) is (var id, { } fault)
            ? ValidateOptionsResult.Fail($"Identity:Clients: {id} cannot authenticate by {Method}: {fault}.")
            : ValidateOptionsResult.Success;

    private const string Method = OpenIddict.Abstractions.OpenIddictConstants.ClientAuthenticationMethods.SelfSignedTlsClientAuth;

    private string? FaultOf(ClientOptions client) =>
        client.IsPublic ? "it is public"
        : !client.IsHighAssurance ? "it is not of high assurance"
        : mtls.Value.Address is null ? "there is no Mtls:Address"
        : client.KeySet is { } json && !HasCertificates(json) ? "each key of its KeySet needs a certificate in x5c, of P-256 or of RSA with 2048 bits or more"
        : null;

    private static bool HasCertificates(string json)
    {
        try
        {
            return RegisteredCertificates.Of(new JsonWebKeySet(json)) is not null;
        }
        catch (ArgumentException)
        {
            // What is no JSON.
            return false;
        }
    }
}
