using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person their second factors, and lets them lock, unlock and remove them.</summary>
[AllowAnonymous]
internal sealed class FactorsModel(Sessions sessions, OwnFactors own, OwnPasskeys passkeys) : PageModel
{
    /// <summary>What the person just did or could not do, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Whether it was refused.</summary>
    [TempData]
    public bool IsRefused { get; set; }

    /// <summary>The factors.</summary>
    public FactorSet Factors { get; private set; } = null!;

    /// <summary>How many recovery codes are left.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>The passkeys.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    /// <summary>Shows the factors to whoever is signed in; others sign in first.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(FactorPage.Address);
        }

        (Factors, CodesLeft) = await own.FindAsync(session, cancellationToken);
        Passkeys = await passkeys.FindAsync(session, cancellationToken);
        return Page();
    }

    /// <summary>Makes one change; a name that is none of a factor changes nothing.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "lock")] string? locked, [FromForm(Name = "unlock")] string? unlocked, [FromForm(Name = "remove")] string? removed, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(FactorPage.Address);
        }

        if (Guid.TryParse(removed, out var passkey))
        {
            return Tell(await passkeys.RemoveAsync(session, passkey, cancellationToken), "identity.security.passkey.removed");
        }

        return (FactorNames.Find(locked), FactorNames.Find(unlocked), FactorNames.Find(removed)) switch
        {
            ({ } kind, null, null) => Tell(await own.LockAsync(session, kind, cancellationToken), "identity.security.factor.locked"),
            (null, { } kind, null) => Tell(await own.UnlockAsync(session, kind, cancellationToken), "identity.security.factor.unlocked"),
            (null, null, FactorKind.App) => Tell(await own.RemoveAppAsync(session, cancellationToken), "identity.security.factor.removed"),
            _ => RedirectToPage(),
        };
    }

    private IActionResult Tell(FactorChange change, string done)
    {
        if (change == FactorChange.TooOld)
        {
            return FactorPage.SignInFirst(FactorPage.Address);
        }

        IsRefused = change == FactorChange.Refused;
        Done = change switch { FactorChange.Done => done, FactorChange.Refused => "identity.security.factor.last", _ => null };
        return RedirectToPage();
    }
}
