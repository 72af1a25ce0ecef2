using System.Security.Claims;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Pages.Errors;
using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>What the OpenID Connect handler leaves to us: the block's signature, the issuer of an answer, and failures told to the person.</summary>
internal sealed class OpenIdEvents(ServiceKeys keys, IOptions<IssuerOptions> issuer, TimeProvider clock, ProblemPages problems, ILogger<OpenIdEvents> logger)
    : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        // Tells the issuer where the person's number is from, when the reader has chosen a country already.
        if (PageReader.CountryOf(context.HttpContext) is { } country && TenantId.TryParse(country, out _))
        {
            context.ProtocolMessage.SetParameter(TokenClaims.Tenant, country);
        }

        return Task.CompletedTask;
    }

    public override Task PushAuthorization(PushedAuthorizationContext context)
    {
        Sign(context.ProtocolMessage, context.Options.ClientId!);
        context.HandleClientAuthentication();
        return Task.CompletedTask;
    }

    public override Task MessageReceived(MessageReceivedContext context)
    {
        // An answer of another issuer must not be redeemed at ours, or ours at another (RFC 9207).
        if (context.ProtocolMessage is { Error: null } message && message.GetParameter("iss") != issuer.Value.Issuer)
        {
            context.Fail("The answer does not name our issuer.");
        }

        return Task.CompletedTask;
    }

    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        Sign(context.TokenEndpointRequest!, context.Options.ClientId!);
        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var user = context.Principal!;
        if (user.FindFirst(TokenClaims.Subject) is null || user.FindFirst(TokenClaims.Tenant) is null)
        {
            context.Fail("The identity token lacks sub or tenant.");
            return Task.CompletedTask;
        }

        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(TokenClaims.ClientId, context.Options.ClientId!));
        return Task.CompletedTask;
    }

    public override Task TicketReceived(TicketReceivedContext context)
    {
        // Each token in the cookie travels with each request.
        var tokens = context.Properties!.GetTokens().Where(token => token.Name == OpenIdConnectParameterNames.IdToken).ToList();
        context.Properties!.StoreTokens(tokens);
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        logger.SignInFailed(context.Scheme.Name, context.Failure?.GetType().Name ?? "none");
        context.HandleResponse();
        return problems.WriteAsync(context.HttpContext, new PageProblem("signIn", context.Properties?.RedirectUri), StatusCodes.Status400BadRequest);
    }

    private void Sign(OpenIdConnectMessage message, string client)
    {
        message.ClientSecret = null;
        message.ClientAssertionType = ClientAssertion.Type;
        message.ClientAssertion = ClientAssertion.Write(keys.Get(client), issuer.Value.Issuer, clock.GetUtcNow());
    }
}
