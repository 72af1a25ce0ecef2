using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>What an authorization request still needs of its person.</summary>
internal sealed class AuthorizationDemand(HandleAuthorizationRequestContext context, RequestedAccess access, ClientAccess client)
{
    private readonly ClaimsParameter claims = ClaimsParameter.Read((string?)context.Request[ClaimsParameter.Name])!;

    /// <summary>Identifier of the pushed request.</summary>
    public string Id { get; } = context.Transaction
        .GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)!.RequestTokenPrincipal!.GetTokenId()!;

    /// <summary>The claims that the person is asked for by name.</summary>
    public AskedClaims Asked => AskedClaims.Of(claims, client, access);

    /// <summary>The subject whom the client expects, by an identity token or by name; <see langword="null"/> for anybody.</summary>
    public string? Expected => context.IdentityTokenHintPrincipal?.GetClaim(OpenIddictConstants.Claims.Subject) ?? claims.Subjects.FirstOrDefault();

    /// <summary>Whether the session is of another person than <see cref="Expected"/>.</summary>
    public bool IsOther { get; set; }

    /// <summary>Whether the person of the session may act for another here, and so is asked for whom.</summary>
    public bool CanAct { get; set; }

    private OpenIddictRequest Request => context.Request;

    // Nothing but the subject leaves unasked (IDN-4.5), and that to nobody for whom nobody vouches (IDN-19.11). A public client is put to the person each time: whoever takes its name could ask in it.
    private bool AsksPerson => CanAct || MustAsk;

    private bool MustAsk => client.IsPublic || client.IsUnvouched || access.Scopes.Any(scope => scope != Scopes.OpenId) || Asked.All.Any() || Request.HasPromptValue(PromptValues.Consent);

    private bool AsksForPin => Request.HasPromptValue(PromptValues.Login) || Request.HasPromptValue(PromptValues.SelectAccount);

    private bool AsksSignIn => AsksForPin || Request.MaxAge is not null || WantsFresh;

    private bool WantsFresh => Wanted == SignInAssurance.Fresh;

    // The claim by name comes before the parameter, and each lists what it wants most first (OpenID Connect Core, 5.5.1.1).
    private string? Wanted => claims.Acr.Concat(Request.GetAcrValues()).FirstOrDefault(SignInAssurance.Values.Contains);

    // Whoever is expected by a hint that cannot be read, or by two names, is nobody who can be let in (IDN-15.9).
    private AuthorizationStep? UnclearExpectation =>
        !string.IsNullOrEmpty(Request.IdTokenHint) && context.IdentityTokenHintPrincipal is null ? AuthorizationStep.No(Errors.InvalidRequest, "The hint is no identity token of this server.")
        : claims.Subjects.Any(named => named != Expected) ? AuthorizationStep.No(Errors.LoginRequired, "The client expects two persons.")
        : null;

    private string Here => $"/identity/connect/authorize?client_id={Uri.EscapeDataString(Request.ClientId!)}&request_uri={Uri.EscapeDataString(Request.RequestUri!)}";

    /// <summary>Whether the request must wait for something, and so is noted.</summary>
    public bool NeedsArrival(Session? session) => !Request.HasPromptValue(PromptValues.None) && (AsksPerson || AsksSignIn || !IsFor(session) || IsOther);

    /// <summary>What comes next; <see langword="null"/> for the code.</summary>
    public AuthorizationStep? NextStep(Session? session, Arrival? arrival)
    {
        if (UnclearExpectation is { } unclear)
        {
            return unclear;
        }

        if (Request.HasPromptValue(PromptValues.None))
        {
            return !IsFor(session) || IsOther || IsTooOld(session!, null) ? AuthorizationStep.No(Errors.LoginRequired, "Nobody is signed in.")
                : MustAsk ? AuthorizationStep.No(Errors.ConsentRequired, "The person must be asked.")
                : null;
        }

        if (arrival is null)
        {
            return NeedsArrival(session) ? AuthorizationStep.No(Errors.InvalidRequest, "The request was opened in another browser.") : null;
        }

        if (!IsFor(session) || IsTooOld(session!, arrival) || (IsOther && session!.SignedInAt < arrival.ArrivedAt))
        {
            var tenant = access.Tenant is { } named ? $"&country={Uri.EscapeDataString(named)}" : "";
            return AuthorizationStep.To($"/identity/sign-in?return={Uri.EscapeDataString(Here)}{tenant}");
        }

        return IsOther ? AuthorizationStep.No(Errors.LoginRequired, "Somebody else signed in than the client expects.")
            : AsksPerson ? Ask(session!, arrival)
            : null;
    }

    /// <summary>What the identity token says of the sign-in: the fresh one only to who asked for it.</summary>
    public string AcrOf(Session session, Arrival? arrival) =>
        WantsFresh && IsFreshFor(session, arrival) ? SignInAssurance.Fresh : SignInAssurance.TwoFactors;

    private AuthorizationStep? Ask(Session session, Arrival arrival) => arrival switch
    {
        { Approved: true } when arrival.ApprovedIn == session.Key => null,
        { Approved: false } => AuthorizationStep.No(Errors.AccessDenied, "The person said no."),
        { Approved: true } => AuthorizationStep.No(Errors.AccessDenied, "Somebody else is signed in by now."),
        _ => AuthorizationStep.To($"/identity/approve?request={Uri.EscapeDataString(arrival.RequestId)}&return={Uri.EscapeDataString(Here)}{(Expected is null ? "" : "&alone=true")}"),
    };

    private bool IsFor(Session? session) =>
        session is not null && client.Tenants.Contains(session.Tenant) && (access.Tenant is null || access.Tenant == session.Tenant);

    private bool IsTooOld(Session session, Arrival? arrival) =>
        !IsSince(session, arrival) && ((AsksForPin && arrival is not null) || IsOlderThanAsked(session) || !IsFreshEnough(session, arrival));

    private bool IsOlderThanAsked(Session session) =>
        Request.MaxAge is { } seconds && session.SignedInAt < Now - TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));

    // A page that must not be shown cannot make a sign-in fresh: who only would like it goes on without (OpenID Connect Core, 5.5.1.1).
    private bool IsFreshEnough(Session session, Arrival? arrival) =>
        !WantsFresh || IsFreshFor(session, arrival) || (Request.HasPromptValue(PromptValues.None) && !claims.IsAcrEssential);

    private bool IsFreshFor(Session session, Arrival? arrival) => IsSince(session, arrival) || SignInAssurance.IsFresh(session, Now);

    private static bool IsSince(Session session, Arrival? arrival) => arrival is not null && session.SignedInAt >= arrival.ArrivedAt;

    private DateTimeOffset Now => context.Options.TimeProvider.GetUtcNow();
}
