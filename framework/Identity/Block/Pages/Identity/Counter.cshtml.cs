using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Counters;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Takes the code that a person reads off the screen of a counter, says who asks for what and where, and takes their answer (section 18).</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class CounterModel(Sessions sessions, CounterDesk desk, ClientList clients, ILogger<CounterModel> logger) : PageModel
{
    /// <summary>The answer that lets the counter have what it asks for.</summary>
    public const string Yes = "yes";

    /// <summary>The answer that does not.</summary>
    public const string No = "no";

    private const string Address = $"/{CounterServices.Page}";

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the counter asks for; <see langword="null"/> while the code is asked for.</summary>
    public DeviceGrant? Asked { get; private set; }

    /// <summary>The code as the counter shows it, to compare.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The name of the client, where it has one beside its id.</summary>
    public string? ClientName { get; private set; }

    /// <summary>Where the counter stands.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What it asks for, as scopes.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>What it asks for by name, as claims.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Asks for the code; who is not signed in signs in first.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        return await sessions.FindAsync(HttpContext, cancellationToken) is null ? SignInFirst() : Page();
    }

    /// <summary>Shows what a code is about, or keeps the answer to it.</summary>
    /// <param name="answer"><c>yes</c> or <c>no</c>; anything else asks.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            return Again("identity.counter.code.missing");
        }

        var (step, grant) = await desk.FindAsync(session, Code, cancellationToken);
        if (grant is null)
        {
            logger.SignInRefused(session.Tenant, AttemptBudgets.Counter, step.ToString());
            return Again(step == SignInStep.Locked ? "identity.signIn.locked" : "identity.counter.code.wrong");
        }

        return answer is Yes or No ? await DecideAsync(session, grant, answer == Yes, cancellationToken) : Ask(grant);
    }

    private async Task<IActionResult> DecideAsync(Session session, DeviceGrant grant, bool isApproved, CancellationToken cancellationToken)
    {
        if (await desk.DecideAsync(session, grant, isApproved, cancellationToken) is not { } outcome)
        {
            return Again("identity.counter.code.wrong");
        }

        Done = outcome == SignInOutcome.CounterApproved ? "identity.counter.approved" : "identity.counter.refused";
        return RedirectToPage();
    }

    private PageResult Ask(DeviceGrant grant)
    {
        var (scopes, names) = AskedClaims.Split(grant.Asked);
        (Asked, Scopes, Names) = (grant, [.. scopes.Where(scope => scope != "openid")], names);
        var client = clients.Find(grant.ClientId);
        (ClientName, Place, Shown) = (client?.Name, client?.CounterPlace ?? "", CounterCode.Show(Code));
        return Page();
    }

    private PageResult Again(string error)
    {
        ModelState.AddModelError(nameof(Code), error);
        return Page();
    }

    private RedirectResult SignInFirst() => Redirect($"/identity/sign-in?return={Uri.EscapeDataString(Address)}");
}
