using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Answers an authorization request: sends the person to sign in, asks them where a client needs it, then gives the code.</summary>
internal sealed class AnswerAuthorization(ClientDirectory clients, Sessions sessions, Arrivals arrivals, RoleRules roles, IdentityDbContext db)
    : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleAuthorizationRequestContext>()
        .UseScopedHandler<AnswerAuthorization>()
        .SetOrder(OpenIddictServerHandlers.Authentication.AttachPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var cancellationToken = context.CancellationToken;
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var client = await clients.FindAsync(context.ClientId, cancellationToken);
        var (access, refusal) = RequestedAccess.ForPerson(context.Request, client!);
        if (access is null)
        {
            context.Reject(refusal!.Error, refusal.Description);
            return;
        }

        var request = new AuthorizationDemand(context, access, client!);
        var session = await sessions.FindAsync(http, cancellationToken);
        var arrival = request.NeedsArrival(session) ? await arrivals.ReceiveAsync(http, request.Id, context.ClientId!, string.Join(' ', access.Scopes), cancellationToken) : null;
        if (request.NextStep(session, arrival) is { } step)
        {
            Apply(context, http, step);
            return;
        }

        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == session!.PersonId, cancellationToken);
        if (person.State != PersonState.Active)
        {
            context.Reject(Errors.AccessDenied, "The person may not sign in any more.");
            return;
        }

        context.Principal = PersonPrincipal.Of(session!, access with { Scopes = roles.Keep(access.Scopes, person) });
    }

    private static void Apply(HandleAuthorizationRequestContext context, HttpContext http, AuthorizationStep step)
    {
        if (step.Page is { } page)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(page);
            context.HandleRequest();
        }
        else
        {
            context.Reject(step.Refusal!.Error, step.Refusal.Description);
        }
    }
}
