using System.Security.Claims;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Makes the principals from which tokens are made.</summary>
internal static class PersonPrincipal
{
    // Tells a person's principal from a client's; it has no destination and so stands in no token that leaves.
    private const string PersonClaim = "person";

    /// <summary>A person who signed in and let the client have this access.</summary>
    public static ClaimsPrincipal Of(Session session, RequestedAccess access)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, session.PersonId.ToString());
        identity.SetClaim(PersonClaim, session.PersonId.ToString());
        identity.SetClaim(TokenClaims.Tenant, session.Tenant);
        identity.SetClaim(Claims.AuthenticationTime, session.SignedInAt.ToUnixTimeSeconds());
        return Finish(identity, access);
    }

    /// <summary>A client that acts for itself.</summary>
    public static ClaimsPrincipal OfClient(string clientId, RequestedAccess access)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, clientId);
        identity.SetClaim(TokenClaims.Tenant, access.Tenant);
        return Finish(identity, access);
    }

    /// <summary>The person of a principal; <see langword="null"/> when a client acts for itself.</summary>
    public static PersonId? IdOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.GetClaim(PersonClaim), out var id) ? new PersonId(id) : null;

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, RequestedAccess access)
    {
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(access.Scopes);
        principal.SetResources(access.Audience);
        principal.SetDestinations(claim => claim.Type switch
        {
            TokenClaims.Tenant => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.AuthenticationTime => [Destinations.IdentityToken],
            _ => [],
        });
        return principal;
    }
}
