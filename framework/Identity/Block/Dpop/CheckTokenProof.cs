using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>
/// Checks the proof of a token request, after everything else about it is found good: who lacks a nonce may come again with the same code. A client
/// that sends none gets bearer tokens, unless it is of high assurance (IDN-7.1) or its code or refresh token is bound.
/// </summary>
internal sealed class CheckTokenProof(DpopProofs proofs, UsedProofs used, ClientDirectory clients, IOptions<IdentityOptions> options)
    : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenRequestContext>()
        .UseScopedHandler<CheckTokenProof>()
        .SetOrder(OpenIddictServerHandlers.Exchange.ValidateGrantedScopes.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        var bound = BoundKeyOf(context, client);
        if (client is null || context.Transaction.GetHttpRequest() is not { } request
            || (!client.IsHighAssurance && bound is null && !request.Headers.ContainsKey(DpopProofs.Header)))
        {
            return;
        }

        var expected = new DpopExpectation(request) { Address = options.Value.Issuer, NeedsNonce = client.IsHighAssurance };
        var verdict = await proofs.CheckAsync(expected, used, context.CancellationToken);
        if (verdict.Error is { } error)
        {
            context.Reject(error, verdict.Reason);
        }
        else if (bound is not null && bound != verdict.Thumbprint)
        {
            context.Reject(Errors.InvalidGrant, "The code or refresh token is bound to another key.");
        }
        else
        {
            context.Transaction.Note(new TokenTerms(verdict.Thumbprint!, client.IsPublic, client.IsHighAssurance));
        }
    }

    // The refresh token of a confidential client is bound by its authentication already; it may change its key (RFC 9449, 5).
    private static string? BoundKeyOf(ValidateTokenRequestContext context, ClientAccess? client) =>
        context.Request.IsAuthorizationCodeGrantType() ? context.AuthorizationCodePrincipal?.BoundTo()
        : context.Request.IsRefreshTokenGrantType() && client is { IsPublic: true } ? context.RefreshTokenPrincipal?.BoundTo()
        : null;
}
