using System.Text;
using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Core.Pages.Texts;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Adds a passkey: the person names it, and their browser makes it.</summary>
[AllowAnonymous]
internal sealed class PasskeyModel(Sessions sessions, OwnFactors own, OwnPasskeys passkeys, PageTexts texts) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/security/passkey";

    /// <summary>What the factors' page tells next.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What the person calls it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What the browser answered.</summary>
    [BindProperty(Name = "credential")]
    public string? Credential { get; set; }

    /// <summary>What the browser is asked with; <see langword="null"/> when the person has as many passkeys as they may have.</summary>
    public string? Options { get; private set; }

    /// <summary>Shows the form to whoever signed in lately.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await sessions.FindAsync(HttpContext, cancellationToken) is { } session && own.IsFresh(session) ? await ShowAsync(session, cancellationToken) : FactorPage.SignInFirst(Address);

    /// <summary>Adds the passkey.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(Address);
        }

        switch (await passkeys.AddAsync(session, ReadName(), Credential ?? "", cancellationToken))
        {
            case FactorChange.Done:
                Done = "identity.security.passkey.added";
                return Redirect(FactorPage.Address);
            case FactorChange.TooOld:
                return FactorPage.SignInFirst(Address);
            default:
                ModelState.AddModelError(nameof(Name), "identity.security.passkey.refused");
                return await ShowAsync(session, cancellationToken);
        }
    }

    // The passkey exists already where the person keeps it: a name must not be a reason to refuse it.
    private string ReadName()
    {
        var runes = (Name ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(OwnPasskeys.NameLength);
        return string.Concat(runes).Trim() is { Length: > 0 } name ? name : texts["identity.security.passkey.unnamed"].ToString();
    }

    private async Task<IActionResult> ShowAsync(Session session, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.LetOwnScriptsRun();
        Options = await passkeys.BeginAsync(session, cancellationToken);
        return Page();
    }
}
