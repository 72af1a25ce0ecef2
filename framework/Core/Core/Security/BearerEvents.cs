using System.Security.Claims;
using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Core.Values;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Security;

/// <summary>What JwtBearer leaves to us: the scheme DPoP, the claims a token must have, its sender, whether it is revoked, and the challenges.</summary>
/// <param name="audience">The block, as tokens name it.</param>
internal sealed class BearerEvents(string audience, IssuerDocument document, SenderConstraint constraint, IProofMemory memory, RevocationMemory revocations, TokenMemory tokens, TimeProvider clock) : JwtBearerEvents
{
    private const string Bearer = "Bearer ";

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is not { Length: > 0 } authorization)
        {
            return;
        }

        context.Token = SenderConstraint.TokenOf(context.Request);
        var known = (context.Token ?? BearerTokenOf(context.Request)) is { } token ? tokens.Find(audience, token) : null;

        // Without this look, an issuer that is down would make every token look forged: 401 where 503 is true.
        var keys = await document.ReadAsync(known?.KeyId ?? KeyIdOf(authorization), context.HttpContext.RequestAborted);
        if (known is not null && known.Keys == keys && BearerScheme.IsAlive(known.ValidFrom, known.ValidTo, clock.GetUtcNow().UtcDateTime))
        {
            context.Principal = known.User;
            if (await RefusalAsync(context.HttpContext, known.User) is { } refusal)
            {
                context.Fail(refusal);
            }
            else
            {
                context.Success();
            }
        }
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (context.Principal is not { } user || !HasOne(user, TokenClaims.ClientId) || !HasOne(user, TokenClaims.Subject)
            || !HasOne(user, TokenClaims.Tenant) || !TenantId.TryParse(user.FindFirstValue(TokenClaims.Tenant), out _))
        {
            context.Fail("The token lacks client_id, sub or tenant.");
            return;
        }

        if (context.SecurityToken is JsonWebToken { Kid: { Length: > 0 } keyId } token)
        {
            tokens.Keep(audience, token, user, await document.ReadAsync(keyId, context.HttpContext.RequestAborted));
        }

        if (await RefusalAsync(context.HttpContext, user) is { } refusal)
        {
            context.Fail(refusal);
        }
    }

    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        // The type of the error alone: its message may quote the token.
        LoggerOf(context.HttpContext).TokenRefused(OperationOf(context.HttpContext), context.Exception.GetType().Name);
        return Task.CompletedTask;
    }

    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = Challenges.Of(context.Request, context.AuthenticateFailure);
        return Task.CompletedTask;
    }

    public override Task Forbidden(ForbiddenContext context)
    {
        var alternatives = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OperationRules>()?.Scopes ?? [];
        context.Response.Headers.WWWAuthenticate = Challenges.Of(context.Request, alternatives.Count > 0 ? alternatives[0] : []);
        return Task.CompletedTask;
    }

    // What may differ between two requests with one token.
    private async Task<Exception?> RefusalAsync(HttpContext context, ClaimsPrincipal user)
    {
        if (await constraint.JudgeAsync(context.Request, user, memory) is { } refused)
        {
            LoggerOf(context).TokenRefused(OperationOf(context), refused.Error);
            return new SenderRefusedException(refused);
        }

        if (await revocations.HasAsync(user, context.RequestAborted))
        {
            LoggerOf(context).TokenRefused(OperationOf(context), "revoked");
            return new SecurityTokenException("The token is revoked.");
        }

        return null;
    }

    private static string? BearerTokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    // The header of the token alone, and only to know which key to look for; nothing is believed yet.
    private static string? KeyIdOf(string authorization)
    {
        var handler = new JsonWebTokenHandler();
        var token = authorization[(authorization.LastIndexOf(' ') + 1)..];
        if (!handler.CanReadToken(token))
        {
            return null;
        }

        try
        {
            return handler.ReadJsonWebToken(token).Kid;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<BearerEvents>>();

    private static string OperationOf(HttpContext context) => context.GetEndpoint()?.DisplayName ?? "no endpoint";

    private static bool HasOne(ClaimsPrincipal user, string type) => user.FindAll(type).Take(2).Count() == 1;
}
