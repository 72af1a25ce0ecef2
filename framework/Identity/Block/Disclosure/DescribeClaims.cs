using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Protocol;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Says in the discovery document which claims can be asked for, and how surely persons sign in (IDN-15.19).</summary>
internal sealed class DescribeClaims : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<DescribeClaims>()
        .SetOrder(DescribeServer.Descriptor.Order + 100)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        var names = PersonClaims.Names.Where(name => !name.StartsWith(PersonClaims.Verified, StringComparison.Ordinal));
        context.Metadata["claims_parameter_supported"] = true;
        context.Metadata["claims_supported"] = List([Claims.Subject, Claims.AuthenticationTime, Claims.AuthenticationContextReference, Claims.AuthenticationMethodReference, .. names]);
        context.Metadata["acr_values_supported"] = List(SignInAssurance.Values);
        context.Metadata["display_values_supported"] = List(["page"]);
        context.Metadata["userinfo_signing_alg_values_supported"] = List([SecurityAlgorithms.EcdsaSha256]);
        context.Metadata["userinfo_encryption_alg_values_supported"] = List([Jwe.EllipticCurve, Jwe.Rsa]);
        context.Metadata["userinfo_encryption_enc_values_supported"] = List([Jwe.Content]);
        context.Metadata["verified_claims_supported"] = true;
        context.Metadata["trust_frameworks_supported"] = List([VerifiedIdentity.Framework]);
        context.Metadata["evidence_supported"] = List([VerifiedIdentity.Evidence]);
        context.Metadata["claims_in_verified_claims_supported"] = List(PersonClaims.Verifiable);
        return ValueTask.CompletedTask;
    }

    private static JsonArray List(IEnumerable<string> names) => [.. names.Select(name => (JsonNode?)name)];
}
