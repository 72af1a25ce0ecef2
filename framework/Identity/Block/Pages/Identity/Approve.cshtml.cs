using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Asks a signed-in person whether an app may have what it asks for (IDN-4.5).</summary>
[AllowAnonymous]
internal sealed class ApproveModel(Arrivals arrivals, Sessions sessions, Acting acting, ClientDirectory clients) : PageModel
{
    /// <summary>The choice to go on for oneself.</summary>
    public const string Self = "self";

    /// <summary>Identifier of the pushed request.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public string? RequestId { get; set; }

    /// <summary>Where the person goes with their answer.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>Whether the client expects this person and nobody for whom they act.</summary>
    [BindProperty(SupportsGet = true, Name = "alone")]
    public bool IsAlone { get; set; }

    /// <summary>For whom they go on: <see cref="Self"/>, or the delegation by which they act.</summary>
    [BindProperty]
    public string? For { get; set; }

    /// <summary>Those for whom they may.</summary>
    public IReadOnlyList<(Delegation Delegation, Person Principal)> Principals { get; private set; } = [];

    /// <summary>The scopes that the client gets for another too.</summary>
    public IReadOnlyCollection<string> ForOthers { get; private set; } = [];

    /// <summary>The client that asks.</summary>
    public string ClientId { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string ClientName { get; private set; } = "";

    /// <summary>Whether nobody vouches for it (IDN-19.10).</summary>
    public bool IsUnvouched { get; private set; }

    /// <summary>What it asks for, as scopes.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>What it asks for by name, as claims.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Whether a scope or a claim leaves only where the person goes on for themselves.</summary>
    public bool IsOnlyOwn(string scope) => Principals.Count > 0 && !ForOthers.Contains(scope) && !PersonClaims.IsFor(ForOthers, scope) && scope != "offline_access";

    /// <summary>Shows what is asked.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (arrival, _) = await FindAsync(cancellationToken);
        return arrival is null ? NotFound() : Page();
    }

    /// <summary>Keeps the answer.</summary>
    /// <param name="answer"><c>yes</c> or <c>no</c>; anything else is no answer.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken cancellationToken)
    {
        var (arrival, session) = await FindAsync(cancellationToken);
        if (arrival is null || session is null)
        {
            return NotFound();
        }

        if (answer is not ("yes" or "no"))
        {
            return Page();
        }

        Guid? actsBy = Guid.TryParse(For, out var id) ? id : null;
        await arrivals.DecideAsync(arrival, session, answer == "yes", actsBy, cancellationToken);
        return LocalRedirect(ReturnAddress.Of(Return));
    }

    // The policy of all pages names the clients of the configuration; a developer's client came later.
    private async Task LetLeadBackAsync(CancellationToken cancellationToken)
    {
        foreach (var origin in IsUnvouched ? await clients.OriginsAsync(ClientId, cancellationToken) : [])
        {
            Response.AllowFormTarget(origin);
        }
    }

    private async Task<(Arrival? Arrival, Session? Session)> FindAsync(CancellationToken cancellationToken)
    {
        var arrival = await arrivals.FindAsync(HttpContext, RequestId, cancellationToken);
        var session = await sessions.FindAsync(HttpContext, cancellationToken);
        if (arrival is null || session is null)
        {
            return (null, null);
        }

        if (await clients.FindAsync(arrival.ClientId, cancellationToken) is not { } client)
        {
            return (null, null);
        }

        (ClientId, ClientName, IsUnvouched) = (arrival.ClientId, client.Name ?? arrival.ClientId, client.IsUnvouched);
        await LetLeadBackAsync(cancellationToken);
        var (scopes, names) = AskedClaims.Split(arrival.Scopes);
        (Scopes, Names) = ([.. scopes.Where(scope => scope != "openid")], names);
        Principals = IsAlone ? [] : await acting.ForAsync(session.PersonId, arrival.ClientId, cancellationToken);
        if (Principals.Count > 0)
        {
            ForOthers = client.DelegatedScopes;
            For ??= Self;
        }

        return (arrival, session);
    }
}
