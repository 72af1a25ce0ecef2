using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Binds a pushed request, and so its code, to the key that <c>dpop_jkt</c> or a proof names (IDN-6.16, IDN-6.17).</summary>
internal sealed class BindPushedRequest(DpopProofs proofs, UsedProofs used, ClientDirectory clients, IOptions<IdentityOptions> options)
    : IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidatePushedAuthorizationRequestContext>()
        .UseScopedHandler<BindPushedRequest>()
        .SetOrder(OpenIddictServerHandlers.Authentication.ValidatePushedAuthorizedParty.Descriptor.Order + 750)
        .Build();

    public async ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context)
    {
        var named = (string?)context.Request[BoundKey.Name];
        if (named is not null && !BoundKey.IsThumbprint(named))
        {
            context.Reject(Errors.InvalidRequest, "The parameter dpop_jkt is no thumbprint of a key.");
            return;
        }

        if (context.Transaction.GetHttpRequest() is not { } request || !request.Headers.ContainsKey(DpopProofs.Header))
        {
            return;
        }

        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        var expected = new DpopExpectation(request) { Address = options.Value.Issuer, NeedsNonce = client is { IsHighAssurance: true } };
        var verdict = await proofs.CheckAsync(expected, used, context.CancellationToken);
        if (verdict.Error is { } error)
        {
            context.Reject(error, verdict.Reason);
        }
        else if (named is not null && named != verdict.Thumbprint)
        {
            context.Reject(DpopVerdict.InvalidProof, "The proof is by another key than the parameter dpop_jkt names.");
        }
        else
        {
            context.Request[BoundKey.Name] = verdict.Thumbprint;
        }
    }
}
