using System.Security.Claims;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Counters;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Answers token requests that OpenIddict found valid: what a person may have is looked at again each time.</summary>
internal sealed class AnswerToken(ClientDirectory clients, RoleRules roles, IdentityDbContext db, CounterCodes counters, Acting acting) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<AnswerToken>()
        .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsDeviceCodeGrantType())
        {
            // Of the device code itself, which nobody had signed in for.
            var session = await counters.SignInOfAsync(context.Principal!.GetTokenId(), context.CancellationToken);
            context.Principal = session is null ? new ClaimsPrincipal(new ClaimsIdentity()) : PersonPrincipal.Of(session, context.Principal!);
        }

        var refusal = context.Request.IsClientCredentialsGrantType()
            ? await GrantToClientAsync(context)
            : await GrantToPersonAsync(context, context.Principal!);
        if (refusal is not null)
        {
            context.Reject(refusal.Error, refusal.Description);
        }
    }

    private async Task<Refusal?> GrantToClientAsync(HandleTokenRequestContext context)
    {
        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        var (access, refusal) = RequestedAccess.ForClient(context.Request, client!);
        if (access is not null)
        {
            context.Principal = PersonPrincipal.OfClient(context.ClientId!, access);
        }

        return refusal;
    }

    private async Task<Refusal?> GrantToPersonAsync(HandleTokenRequestContext context, ClaimsPrincipal principal)
    {
        if (context.Request.GetResources() is { IsEmpty: false } resources && (resources.Length > 1 || !principal.HasResource(resources[0])))
        {
            return new Refusal(Errors.InvalidTarget, "The resource is another than the one that was asked for at sign-in.");
        }

        if (PersonPrincipal.ActsBy(principal) is not null)
        {
            return await GrantToDelegateAsync(context, principal);
        }

        var id = PersonPrincipal.IdOf(principal);
        var person = await db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, context.CancellationToken);
        if (person is not { State: PersonState.Active })
        {
            return new Refusal(Errors.InvalidGrant, "The person may not sign in any more.");
        }

        if (!person.LetsIn(PersonPrincipal.SignedInAt(principal)))
        {
            return new Refusal(Errors.InvalidGrant, "The person has locked their sign-in since.");
        }

        principal.SetScopes(roles.Keep(principal.GetScopes(), person));
        context.Transaction.SetProperty(PersonalTokens.PersonProperty, person);
        return null;
    }

    private async Task<Refusal?> GrantToDelegateAsync(HandleTokenRequestContext context, ClaimsPrincipal principal)
    {
        if (await acting.GrantAsync(principal.GetAuthorizationId(), context.CancellationToken) is null)
        {
            return new Refusal(Errors.InvalidGrant, "The person may not act for the other any more.");
        }

        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        principal.SetScopes(client!.OfDelegates(principal.GetScopes()));
        return null;
    }
}
