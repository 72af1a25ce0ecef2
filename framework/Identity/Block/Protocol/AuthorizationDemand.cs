using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>What an authorization request still needs of its person.</summary>
internal sealed class AuthorizationDemand(HandleAuthorizationRequestContext context, RequestedAccess access, ClientAccess client)
{
    /// <summary>Identifier of the pushed request.</summary>
    public string Id { get; } = context.Transaction
        .GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)!.RequestTokenPrincipal!.GetTokenId()!;

    private OpenIddictRequest Request => context.Request;

    // Nothing but the subject leaves unasked (IDN-4.5). A public client is put to the person each time: whoever takes its name could ask in it.
    private bool AsksPerson => client.IsPublic || access.Scopes.Any(scope => scope != Scopes.OpenId) || Request.HasPromptValue(PromptValues.Consent);

    private bool AsksSignIn => Request.HasPromptValue(PromptValues.Login) || Request.MaxAge is not null;

    private string Here => $"/identity/connect/authorize?client_id={Uri.EscapeDataString(Request.ClientId!)}&request_uri={Uri.EscapeDataString(Request.RequestUri!)}";

    /// <summary>Whether the request must wait for something, and so is noted.</summary>
    public bool NeedsArrival(Session? session) => !Request.HasPromptValue(PromptValues.None) && (AsksPerson || AsksSignIn || !IsFor(session));

    /// <summary>What comes next; <see langword="null"/> for the code.</summary>
    public AuthorizationStep? NextStep(Session? session, Arrival? arrival)
    {
        if (Request.HasPromptValue(PromptValues.None))
        {
            return !IsFor(session) || IsTooOld(session!, null) ? AuthorizationStep.No(Errors.LoginRequired, "Nobody is signed in.")
                : AsksPerson ? AuthorizationStep.No(Errors.ConsentRequired, "The person must be asked.")
                : null;
        }

        if (arrival is null)
        {
            return NeedsArrival(session) ? AuthorizationStep.No(Errors.InvalidRequest, "The request was opened in another browser.") : null;
        }

        if (!IsFor(session) || IsTooOld(session!, arrival))
        {
            var tenant = access.Tenant is { } named ? $"&country={Uri.EscapeDataString(named)}" : "";
            return AuthorizationStep.To($"/identity/sign-in?return={Uri.EscapeDataString(Here)}{tenant}");
        }

        return AsksPerson ? Ask(session!, arrival) : null;
    }

    private AuthorizationStep? Ask(Session session, Arrival arrival) => arrival switch
    {
        { Approved: true } when arrival.ApprovedIn == session.Key => null,
        { Approved: false } => AuthorizationStep.No(Errors.AccessDenied, "The person said no."),
        { Approved: true } => AuthorizationStep.No(Errors.AccessDenied, "Somebody else is signed in by now."),
        _ => AuthorizationStep.To($"/identity/approve?request={Uri.EscapeDataString(arrival.RequestId)}&return={Uri.EscapeDataString(Here)}"),
    };

    private bool IsFor(Session? session) =>
        session is not null && client.Tenants.Contains(session.Tenant) && (access.Tenant is null || access.Tenant == session.Tenant);

    private bool IsTooOld(Session session, Arrival? arrival) =>
        (Request.HasPromptValue(PromptValues.Login) && arrival is not null && session.SignedInAt < arrival.ArrivedAt)
        || (Request.MaxAge is { } seconds && session.SignedInAt < context.Options.TimeProvider.GetUtcNow() - TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)) && !(arrival is not null && session.SignedInAt >= arrival.ArrivedAt));
}
