using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Dpop;
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
internal sealed class AnswerAuthorization(ClientDirectory clients, Sessions sessions, Arrivals arrivals, RoleRules roles, IdentityDbContext db, AuthorizationPersons persons)
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
        await persons.PrepareAsync(request, context.ClientId!, session, cancellationToken);
        var arrival = request.NeedsArrival(session) ? await arrivals.ReceiveAsync(http, request.Id, context.ClientId!, request.Asked.Beside(access.Scopes), cancellationToken) : null;
        if (request.NextStep(session, arrival) is { } step)
        {
            Apply(context, http, step);
            return;
        }

        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == session!.PersonId, cancellationToken);
        arrival ??= await arrivals.FindAsync(http, request.Id, cancellationToken);
        await NoteAsync(context, person, session!, arrival);
        if (!person.IsLetIn)
        {
            context.Reject(Errors.AccessDenied, person.IsSignInLocked ? "The person has locked their sign-in." : "The person may not sign in any more.");
            return;
        }

        var (holds, acting) = await persons.ChosenAsync(request, context.ClientId!, session!, arrival, cancellationToken);
        if (!holds)
        {
            context.Reject(Errors.AccessDenied, "The person may not act for the other any more.");
            return;
        }

        var kept = access with { Scopes = acting is null ? roles.Keep(access.Scopes, person) : client!.OfDelegates(access.Scopes) };
        var asked = acting is null ? request.Asked : request.Asked.Within(client!.DelegatedScopes);
        context.Principal = PersonPrincipal.Of(session!, kept, asked, request.AcrOf(session!, arrival), acting).BindTo((string?)context.Request[BoundKey.Name]);
    }

    // What was signed in for this request stands in the history already; saved before the code is given.
    private async Task NoteAsync(HandleAuthorizationRequestContext context, Person person, Session session, Arrival? arrival)
    {
        if (!person.IsLetIn || arrival is null || session.SignedInAt < arrival.ArrivedAt)
        {
            var outcome = person.IsLetIn ? SignInOutcome.PassedOn : SignInOutcome.Refused;
            db.History.Add(new SignInEvent { PersonId = person.Id, At = context.Options.TimeProvider.GetUtcNow(), Outcome = outcome, Client = context.ClientId });
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }

    private static void Apply(HandleAuthorizationRequestContext context, HttpContext http, AuthorizationStep step)
    {
        if (step.Page is { } page)
        {
            http.Response.Headers.CacheControl = "no-store";
            AskedLanguages.Keep(http, context.Request.UiLocales);
            http.Response.Redirect(page);
            context.HandleRequest();
        }
        else
        {
            context.Reject(step.Refusal!.Error, step.Refusal.Description);
        }
    }
}
