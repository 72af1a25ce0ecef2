using System.Security.Claims;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>
/// Writes down to whom a session gave a code, before the code is made (IDN-10.7).
/// </summary>
internal sealed class JoinSession(SessionParties parties, Acting acting, CurrentTenant tenant, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit, TimeProvider clock)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseScopedHandler<JoinSession>()
        .SetOrder(OpenIddictServerHandlers.AttachAuthorization.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Authorization)
        {
            return;
        }

        var principal = context.Principal!;
        var party = new SessionParty
        {
            SessionId = PersonPrincipal.SessionOf(principal)!.Value,
            AuthorizationId = Guid.Parse(principal.GetAuthorizationId()!),
            ClientId = context.ClientId!,
            JoinedAt = clock.GetUtcNow(),
        };
        if (!await TryJoinAsync(principal, party, context.CancellationToken))
        {
            context.Reject(Errors.AccessDenied, "The person signed out, or may not act for the other any more.");
        }
    }

    private async Task<bool> TryJoinAsync(ClaimsPrincipal principal, SessionParty party, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(principal.GetClaim(TokenClaims.Tenant)!));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (!await parties.TryJoinAsync(party, cancellationToken) || !await acting.TryJoinAsync(principal, party, cancellationToken))
            {
                return false;
            }

            await begun.Work.CommitAsync(null, cancellationToken);
            return true;
        }
    }
}
