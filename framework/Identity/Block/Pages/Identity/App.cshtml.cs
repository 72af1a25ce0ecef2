using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Adds an authenticator app: a person begins, reads the code into their app, and types what it shows.</summary>
[AllowAnonymous]
internal sealed class AppModel(Sessions sessions, OwnApp app) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/security/app";

    /// <summary>The answer that begins.</summary>
    public const string Begin = "begin";

    /// <summary>What the factors' page tells next.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The code that the app shows, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret in groups, to be typed where nothing can be photographed; <see langword="null"/> until the person begins.</summary>
    public string? Secret { get; private set; }

    /// <summary>What the QR code holds.</summary>
    public string QrText { get; private set; } = "";

    /// <summary>Shows the first or the second half of the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await sessions.FindAsync(HttpContext, cancellationToken) is { } session ? await ShowAsync(session, cancellationToken) : FactorPage.SignInFirst(Address);

    /// <summary>Begins, or takes the app.</summary>
    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(Address);
        }

        var change = answer == Begin ? await app.BeginAsync(session, cancellationToken) : await app.ConfirmAsync(session, TypedCode.Read(Code), cancellationToken);
        if (change == FactorChange.Refused)
        {
            ModelState.AddModelError(nameof(Code), "identity.security.app.wrong");
            return await ShowAsync(session, cancellationToken);
        }

        Done = change == FactorChange.Done && answer != Begin ? "identity.security.app.added" : null;
        return change == FactorChange.TooOld ? FactorPage.SignInFirst(Address) : Redirect(Done is null ? Address : FactorPage.Address);
    }

    private async Task<IActionResult> ShowAsync(Session session, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await app.OfferAsync(session, cancellationToken) is { } offer)
        {
            Secret = string.Join(' ', offer.Secret.Chunk(4).Select(group => new string(group)));
            QrText = offer.Address;
        }

        return Page();
    }
}
