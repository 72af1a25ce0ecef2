using System.Globalization;
using System.Security.Claims;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Disclosure;
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

    // To the microsecond, where auth_time counts seconds.
    private const string SignedInClaim = "signed_in";
    // The session of the person; like the claim before, it stays in codes and refresh tokens.
    private const string SessionClaim = "session";

    // Who acts, and by which delegation; in tokens that leave, the claim act says it.
    private const string DelegateClaim = "delegate";
    private const string DelegationClaim = "delegation";

    /// <summary>A person who signed in and let the client have this access, these claims by name, and this <c>acr</c>.</summary>
    /// <param name="acting">The delegation by which they act for another, whose principal it is then; <see langword="null"/> for themselves.</param>
    public static ClaimsPrincipal Of(Session session, RequestedAccess access, AskedClaims asked, string acr, Delegation? acting = null)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        var person = acting?.PrincipalId ?? session.PersonId;
        identity.SetClaim(Claims.Subject, person.ToString());
        identity.SetClaim(PersonClaim, person.ToString());
        identity.SetClaim(DelegateClaim, acting is null ? null : session.PersonId.ToString());
        identity.SetClaim(DelegationClaim, acting?.Id.ToString());
        identity.SetClaim(SignedInClaim, session.SignedInAt.ToString("O", CultureInfo.InvariantCulture));
        identity.SetClaim(SessionClaim, session.Id.ToString());
        identity.SetClaim(TokenClaims.Tenant, session.Tenant);
        identity.SetClaim(Claims.AuthenticationTime, session.SignedInAt.ToUnixTimeSeconds());
        identity.SetClaim(Claims.AuthenticationContextReference, acr);
        identity.SetClaims(Claims.AuthenticationMethodReference, [.. SignInAssurance.MethodsOf(session)]);
        identity.SetClaims(AskedClaims.UserInfoClaim, asked.UserInfo);
        identity.SetClaims(AskedClaims.IdentityTokenClaim, asked.IdentityToken);
        return Finish(identity, access);
    }

    /// <summary>What a counter asked for, before anybody has let it have this.</summary>
    public static ClaimsPrincipal OfNobodyYet(RequestedAccess access, AskedClaims asked)
    {
        // Not authenticated, as OpenIddict has it.
        var identity = new ClaimsIdentity();
        identity.SetClaim(TokenClaims.Tenant, access.Tenant);
        identity.SetClaims(AskedClaims.UserInfoClaim, asked.UserInfo);
        identity.SetClaims(AskedClaims.IdentityTokenClaim, asked.IdentityToken);
        return Finish(identity, access);
    }

    /// <summary>The same once a person has, who signed in so.</summary>
    public static ClaimsPrincipal Of(Session session, ClaimsPrincipal asked) => Of(
        session,
        new RequestedAccess(asked.GetScopes(), asked.GetResources()[0], session.Tenant),
        new AskedClaims(asked.GetClaims(AskedClaims.UserInfoClaim), asked.GetClaims(AskedClaims.IdentityTokenClaim)),
        SignInAssurance.TwoFactors);

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

    /// <summary>The delegation by which somebody acts for the person of a principal; <see langword="null"/> when nobody does.</summary>
    public static Guid? ActsBy(ClaimsPrincipal principal) => Guid.TryParse(principal.GetClaim(DelegationClaim), out var id) ? id : null;

    /// <summary>Who acts for the person of a principal; <see langword="null"/> when nobody does.</summary>
    public static PersonId? DelegateOf(ClaimsPrincipal principal) => Guid.TryParse(principal.GetClaim(DelegateClaim), out var id) ? new PersonId(id) : null;

    /// <summary>When the person of a principal signed in.</summary>
    public static DateTimeOffset SignedInAt(ClaimsPrincipal principal) =>
        DateTimeOffset.TryParse(principal.GetClaim(SignedInClaim), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : DateTimeOffset.MinValue;
    /// <summary>The session that a principal came of; <see langword="null"/> when a client acts for itself.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParse(principal.GetClaim(SessionClaim), out var id) ? id : null;

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, RequestedAccess access)
    {
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(access.Scopes);
        principal.SetResources(access.Audience);
        principal.SetDestinations(claim => claim.Type switch
        {
            TokenClaims.Tenant => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.AuthenticationTime or Claims.AuthenticationContextReference or Claims.AuthenticationMethodReference => [Destinations.IdentityToken],
            AskedClaims.UserInfoClaim => [Destinations.AccessToken],
            _ => [],
        });
        return principal;
    }
}
