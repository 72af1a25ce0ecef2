using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>
/// Checks the proof of a token request, after everything else about it is found good: who lacks a nonce may come again with the same code. A client
/// that sends none gets bearer tokens, unless its code or refresh token is bound, or it is of high assurance (IDN-7.1): that one can show a certificate.
/// </summary>
internal sealed class CheckTokenProof(DpopProofs proofs, UsedProofs used, ClientDirectory clients, IOptions<IdentityOptions> options, TimeProvider clock)
    : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenRequestContext>()
        .UseScopedHandler<CheckTokenProof>()
        .SetOrder(OpenIddictServerHandlers.Exchange.ValidateGrantedScopes.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        if (client is null || context.Transaction.GetHttpRequest() is not { } request)
        {
            return;
        }

        var isProved = BoundKeyOf(context, client) is not null || request.Headers.ContainsKey(DpopProofs.Header);
        if (client.IsHighAssurance && !isProved && ClientCertificate.Of(request) is { } certificate && certificate.IsGoodAt(clock.GetUtcNow()))
        {
            context.Transaction.Note(new TokenTerms(certificate.Thumbprint(), client.IsPublic, client.IsHighAssurance, IsOfCertificate: true));
        }
        else if (client.IsHighAssurance || isProved)
        {
            await CheckProofAsync(context, client, request);
        }
    }

    private async Task CheckProofAsync(ValidateTokenRequestContext context, ClientAccess client, HttpRequest request)
    {
        var expected = new DpopExpectation(request) { Address = options.Value.Issuer, NeedsNonce = client.IsHighAssurance };
        var verdict = await proofs.CheckAsync(expected, used, context.CancellationToken);
        if (verdict.Error is { } error)
        {
            context.Reject(error, verdict.Reason);
        }
        else if (BoundKeyOf(context, client) is { } bound && bound != verdict.Thumbprint)
        {
            context.Reject(Errors.InvalidGrant, "The code or refresh token is bound to another key.");
        }
        else
        {
            context.Transaction.Note(new TokenTerms(verdict.Thumbprint!, client.IsPublic, client.IsHighAssurance));
        }
    }

    // The refresh token of a confidential client is bound by its authentication already; it may change its key (RFC 9449, 5).
    private static string? BoundKeyOf(ValidateTokenRequestContext context, ClientAccess client) =>
        context.Request.IsAuthorizationCodeGrantType() ? context.AuthorizationCodePrincipal?.BoundTo()
        : context.Request.IsRefreshTokenGrantType() && client.IsPublic ? context.RefreshTokenPrincipal?.BoundTo()
        : null;
}
