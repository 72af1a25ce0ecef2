using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Signs a person out, when they say so.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    /// <summary>Where the person goes afterwards; absent for this page.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn { get; private set; }

    /// <summary>Asks, or says that nobody is signed in.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        IsSignedIn = await sessions.FindAsync(HttpContext, cancellationToken) is not null;

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(HttpContext, cancellationToken);
        return Return is null ? RedirectToPage() : LocalRedirect(ReturnAddress.Of(Return));
    }
}
