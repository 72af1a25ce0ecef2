using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Sets up sign-in at the issuer: code flow, PKCE, pushed requests, and a key of the block's own instead of a shared secret.</summary>
internal sealed class OpenIdSetup(IOptions<IssuerOptions> issuer, IssuerDocument document, BlockPages blocks, TimeProvider clock, OpenIdEvents events)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public void Configure(OpenIdConnectOptions options)
    {
    }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (blocks.WithSignIn.FirstOrDefault(block => PageSignIn.OpenIdSchemeOf(block) == name) is not { } block)
        {
            return;
        }

        options.ClientId = block;
        options.SignInScheme = PageSignIn.CookieSchemeOf(block);
        options.SignOutScheme = PageSignIn.CookieSchemeOf(block);
        options.CallbackPath = $"/{block}/signin-oidc";
        options.SignedOutCallbackPath = $"/{block}/signout-callback-oidc";
        options.RemoteSignOutPath = $"/{block}/signout-oidc";
        options.Events = events;
        SetProtocol(options);
        SetCookies(options);
        SetValidation(options);
    }

    private void SetProtocol(OpenIdConnectOptions options)
    {
        options.ConfigurationManager = document;
        options.RequireHttpsMetadata = !new Uri(issuer.Value.Issuer).IsLoopback;
        options.BackchannelHttpHandler = new IssuerHandler();
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Require;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);

        // The issuer wants the identity token back when the person signs out; OpenIdEvents drops the other tokens.
        options.SaveTokens = true;
    }

    private static void SetCookies(OpenIdConnectOptions options)
    {
        // The issuer answers by a redirect and not by a form, so that the cookies need not leave the site.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private void SetValidation(OpenIdConnectOptions options)
    {
        var validation = options.TokenValidationParameters;
        validation.ValidIssuer = issuer.Value.Issuer;
        validation.ValidAudience = options.ClientId;
        validation.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
        validation.ClockSkew = Skew;
        validation.NameClaimType = "name";
        validation.RoleClaimType = TokenClaims.Roles;

        // The library asks the system's clock; the sandbox moves ours.
        validation.LifetimeValidator = (notBefore, expires, _, _) =>
            clock.GetUtcNow().UtcDateTime is var now && expires is { } end && now < end + Skew && (notBefore is not { } begin || begin <= now + Skew);
        options.ProtocolValidator.RequireNonce = true;
        options.ProtocolValidator.NonceLifetime = TimeSpan.FromMinutes(15);
    }
}
