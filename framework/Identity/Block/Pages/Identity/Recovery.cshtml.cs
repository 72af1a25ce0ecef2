using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Makes recovery codes and shows them, in this answer alone: a redirect would have to keep them somewhere.</summary>
[AllowAnonymous]
internal sealed class RecoveryModel(Sessions sessions, OwnFactors own, OwnRecovery recovery) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/security/recovery";

    /// <summary>The answer that makes a set.</summary>
    public const string Make = "make";

    /// <summary>The codes that were made just now.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Whether a set will end.</summary>
    public bool HasSet { get; private set; }

    /// <summary>Says what recovery codes are.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return FactorPage.SignInFirst(Address);
        }

        HasSet = (await own.FindAsync(session, cancellationToken)).Factors.RecoverySet is not null;
        return Page();
    }

    /// <summary>Makes a set.</summary>
    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (answer != Make || await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return RedirectToPage();
        }

        (var change, Codes) = await recovery.MakeAsync(session, cancellationToken);
        return change switch
        {
            FactorChange.Done => Page(),
            FactorChange.TooOld => FactorPage.SignInFirst(Address),
            _ => RedirectToPage(),
        };
    }
}
