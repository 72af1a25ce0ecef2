using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person who may act for them and for whom they may, and lets them offer, accept, decline, withdraw and end (section 20).</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class DelegatesModel(Sessions sessions, DelegateDesk desk, OwnDelegations own, CountryToday today, Countries countries) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/delegates";

    /// <summary>The answer that offers.</summary>
    public const string Offer = "offer";

    /// <summary>The answer that accepts.</summary>
    public const string Accept = "accept";

    /// <summary>The answer that declines.</summary>
    public const string Decline = "decline";

    /// <summary>The answer of the principal that takes back.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>The answer of the delegate that ends.</summary>
    public const string End = "end";

    private string? country;

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What they fill in to offer.</summary>
    [BindProperty]
    public DelegateForm Form { get; set; } = new();

    /// <summary>The clients that may be named.</summary>
    public IReadOnlyList<ClientOptions> Clients { get; private set; } = [];

    /// <summary>What the person gave.</summary>
    public IReadOnlyList<ShownDelegation> Given { get; private set; } = [];

    /// <summary>What they hold.</summary>
    public IReadOnlyList<ShownDelegation> Held { get; private set; } = [];

    /// <summary>Tells times as the person's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(country);

    /// <summary>Shows the page to whoever is signed in; others sign in first.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await sessions.FindAsync(HttpContext, cancellationToken) is { } session ? await ShowAsync(session, cancellationToken) : FactorPage.SignInFirst(Address);

    /// <summary>Makes one change; what the other did meanwhile stays, and the page shows it.</summary>
    /// <param name="answer">One of the five answers; anything else changes nothing.</param>
    /// <param name="id">The delegation; for an offer there is none yet.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, Guid id, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(Address);
        }

        if (answer == Offer)
        {
            return await OfferAsync(session, cancellationToken);
        }

        // Nothing of the form was meant.
        ModelState.Clear();
        return await (answer switch
        {
            Accept => TellAsync(session, await desk.DecideAsync(session, id, isAccepted: true, cancellationToken), answer, cancellationToken),
            Decline => TellAsync(session, await desk.DecideAsync(session, id, isAccepted: false, cancellationToken), answer, cancellationToken),
            Withdraw => TellAsync(session, await desk.WithdrawAsync(session, id, cancellationToken), answer, cancellationToken),
            End => TellAsync(session, await desk.EndAsync(session, id, cancellationToken), answer, cancellationToken),
            _ => ShowAsync(session, cancellationToken),
        });
    }

    private async Task<IActionResult> OfferAsync(Session session, CancellationToken cancellationToken)
    {
        var clients = own.ClientsOf(session.Tenant).Select(client => client.Id).ToList();
        return Form.Read(ModelState, clients, today.Of(session.Tenant)) is { } draft
            ? await TellAsync(session, await desk.OfferAsync(session, draft, cancellationToken), Offer, cancellationToken)
            : await ShowAsync(session, cancellationToken);
    }

    private async Task<IActionResult> TellAsync(Session session, DelegateAnswer came, string answer, CancellationToken cancellationToken)
    {
        if (came == DelegateAnswer.TooOld)
        {
            return FactorPage.SignInFirst(Address);
        }

        if (came is DelegateAnswer.Done or DelegateAnswer.Nothing)
        {
            Done = came == DelegateAnswer.Done ? $"identity.acting.done.{answer}" : null;
            return RedirectToPage();
        }

        ModelState.AddModelError("Form.Number", FaultOf(came));
        return await ShowAsync(session, cancellationToken);
    }

    private static string FaultOf(DelegateAnswer came) => came switch
    {
        DelegateAnswer.Self => "identity.acting.number.own",
        DelegateAnswer.TooOften => "identity.acting.often",
        _ => "identity.acting.unfit",
    };

    private async Task<IActionResult> ShowAsync(Session session, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        country = session.Tenant;
        Clients = own.ClientsOf(session.Tenant);
        var all = await own.ListAsync(session.PersonId, cancellationToken);
        (Given, Held) = ([.. all.Where(one => !one.IsHeld)], [.. all.Where(one => one.IsHeld)]);
        return Page();
    }
}
