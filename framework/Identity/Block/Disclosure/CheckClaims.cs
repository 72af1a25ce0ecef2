using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Refuses a pushed request whose parameter claims has another form (IDN-15.1), or that must have an acr which no sign-in here has (IDN-15.8).</summary>
internal sealed class CheckClaims : IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    /// <summary>The error of a demand on the sign-in that none meets.</summary>
    public const string Unmet = "unmet_authentication_requirements";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidatePushedAuthorizationRequestContext>()
        .UseSingletonHandler<CheckClaims>()
        .SetOrder(CheckPushedRequest.Descriptor.Order + 100)
        .Build();

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context)
    {
        if (ClaimsParameter.Read((string?)context.Request[ClaimsParameter.Name]) is not { } claims)
        {
            context.Reject(Errors.InvalidRequest, "The parameter claims is not a JSON object with the members userinfo and id_token.");
        }
        else if (claims.IsAcrEssential && claims.Acr.Any() && !claims.Acr.Any(SignInAssurance.Values.Contains))
        {
            context.Reject(Unmet, "No sign-in here has an acr that the request must have.");
        }

        return ValueTask.CompletedTask;
    }
}
