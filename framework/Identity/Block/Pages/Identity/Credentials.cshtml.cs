using DigitalIndiaStack.Identity.Block.Credentials;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Lets a person print a credential, and revoke those that they have.</summary>
[AllowAnonymous]
internal sealed class CredentialsModel(Sessions sessions, OwnCredentials credentials, Countries countries, TimeProvider clock) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/credentials";

    private string? country;

    /// <summary>What shall stand on the page, by the names of claims.</summary>
    [BindProperty]
    public IReadOnlyList<string> Claims { get; set; } = [];

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The credential that was just made; shown once, and kept nowhere.</summary>
    [TempData]
    public string? Made { get; set; }

    /// <summary>What to print; <see langword="null"/> when nothing was made.</summary>
    public PrintedCredential? Printed { get; private set; }

    /// <summary>The credentials that the person has.</summary>
    public IReadOnlyList<Credential> Held { get; private set; } = [];

    /// <summary>Shows the page to whoever is signed in; others sign in first.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        return await ShowAsync(session, cancellationToken);
    }

    /// <summary>Makes a credential, or revokes one.</summary>
    /// <param name="revoke">The credential to revoke; <see langword="null"/> to make one.</param>
    public async Task<IActionResult> OnPostAsync(Guid? revoke, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        if (revoke is { } id)
        {
            await credentials.RevokeAsync(session, id, cancellationToken);
            Done = "identity.credentials.revoked";
            return RedirectToPage();
        }

        CredentialClaim[] claims = [.. PersonClaims.All.Where(claim => Claims.Contains(PersonClaims.NameOf(claim)))];
        return claims.Length == 0 ? await RefuseAsync(session, "identity.credentials.claims.missing", cancellationToken) : await PrintAsync(session, claims, cancellationToken);
    }

    /// <summary>Tells times as the person's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(country);

    private async Task<IActionResult> PrintAsync(Session session, IReadOnlyCollection<CredentialClaim> claims, CancellationToken cancellationToken)
    {
        var (text, problem) = await credentials.PrintAsync(session, claims, cancellationToken);
        if (problem is not null)
        {
            return await RefuseAsync(session, problem.Code, cancellationToken);
        }

        Made = text;
        return RedirectToPage();
    }

    private Task<IActionResult> RefuseAsync(Session session, string fault, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(nameof(Claims), fault);
        return ShowAsync(session, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Session session, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        country = session.Tenant;
        Printed = Made is null ? null : PrintedCredential.Read(Made);
        Held = Printed is null ? await credentials.ListAsync(session, clock.GetUtcNow(), cancellationToken) : [];
        return Page();
    }

    private RedirectResult SignInFirst() => Redirect($"/identity/sign-in?return={Uri.EscapeDataString(Address)}");
}
