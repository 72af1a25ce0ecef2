using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Asks for the code that was sent.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class CodeModel(SignInFlow flow, Sessions sessions, SignInRecords records, ILogger<CodeModel> logger) : PageModel
{
    /// <summary>Where the person goes when they are signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether sign-in must begin again.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Where sign-in begins again.</summary>
    public string BeginAgain => $"/identity/sign-in?return={Uri.EscapeDataString(ReturnAddress.Of(Return))}";

    /// <summary>Shows the form.</summary>
    public void OnGet() => IsOver = BrowserCookie.Read(HttpContext, BrowserCookie.Pending) is null;

    /// <summary>Checks the code and signs the person in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "identity.code.missing");
            return Page();
        }

        if (BrowserCookie.Read(HttpContext, BrowserCookie.Pending) is not { } key)
        {
            IsOver = true;
            return Page();
        }

        var (step, person) = await flow.CheckCodeAsync(key, TypedDigits.ToAscii(Code), cancellationToken);
        return person is null ? Refuse(step) : await OpenAsync(person, cancellationToken);
    }

    private async Task<IActionResult> OpenAsync(Person person, CancellationToken cancellationToken)
    {
        BrowserCookie.Remove(HttpContext, BrowserCookie.Pending);
        await records.RecordAsync(person, "identity.sign-in", cancellationToken);
        await sessions.OpenAsync(HttpContext, person.Tenant, person.Id, cancellationToken);
        return LocalRedirect(ReturnAddress.Of(Return));
    }

    private PageResult Refuse(SignInStep step)
    {
        logger.SignInRefused("-", AttemptBudgets.Code, step.ToString());
        IsOver = step == SignInStep.Expired;
        if (!IsOver)
        {
            ModelState.AddModelError(nameof(Code), step == SignInStep.Locked ? "identity.signIn.locked" : "identity.code.wrong");
        }

        return Page();
    }
}
