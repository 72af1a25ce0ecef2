using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Asks for the second factor, and lets the person choose another one.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class CodeModel(SecondStep second, Sessions sessions, SignInRecords records, Arrivals arrivals, ILogger<CodeModel> logger) : PageModel
{
    /// <summary>Where the person goes when they are signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>The factor of the form, by its name.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the browser answered that was asked for a passkey.</summary>
    [BindProperty(Name = "credential")]
    public string? Credential { get; set; }

    /// <summary>Whether sign-in must begin again.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The factor that is asked for.</summary>
    public FactorKind Kind { get; private set; }

    /// <summary>What the browser is asked with for a passkey; <see langword="null"/> for other factors.</summary>
    public string? Options { get; private set; }

    /// <summary>The others that the person may choose.</summary>
    public IReadOnlyList<FactorKind> Others { get; private set; } = [];

    /// <summary>Where sign-in begins again.</summary>
    public string BeginAgain => $"/identity/sign-in?return={Uri.EscapeDataString(ReturnAddress.Of(Return))}";

    /// <summary>Shows the form.</summary>
    public Task<PageResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Changes to another factor; a code is sent when that is what the person chose.</summary>
    /// <param name="factor">Its name.</param>
    public async Task<IActionResult> OnPostChooseAsync(string? factor, CancellationToken cancellationToken)
    {
        if (FactorNames.Find(factor) == FactorKind.Code && BrowserCookie.Read(HttpContext, BrowserCookie.Pending) is { } key)
        {
            await second.SendAsync(key, await arrivals.AskerAsync(HttpContext, Return, cancellationToken), cancellationToken);
        }

        return RedirectToPage("/Identity/Code", new { @return = ReturnAddress.Of(Return), with = factor });
    }

    /// <summary>Checks the code and signs the person in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = FactorNames.Find(With) ?? FactorKind.Code;
        var given = kind == FactorKind.Passkey ? Credential : TypedCode.Read(Code);
        if (string.IsNullOrWhiteSpace(given))
        {
            ModelState.AddModelError(FieldOf(kind), kind == FactorKind.Passkey ? "identity.code.passkey.missing" : "identity.code.missing");
            return await ShowAsync(cancellationToken);
        }

        if (BrowserCookie.Read(HttpContext, BrowserCookie.Pending) is not { } key)
        {
            IsOver = true;
            return Page();
        }

        var asker = await arrivals.AskerAsync(HttpContext, Return, cancellationToken);
        var (step, person) = await second.CheckAsync(key, kind, given, asker, cancellationToken);
        return person is null ? await RefuseAsync(step, kind, cancellationToken) : await OpenAsync(person, kind, asker, cancellationToken);
    }

    // The answer of a passkey has no field that a person could correct.
    private static string FieldOf(FactorKind kind) => kind == FactorKind.Passkey ? "" : nameof(Code);

    private async Task<IActionResult> OpenAsync(Person person, FactorKind kind, string? asker, CancellationToken cancellationToken)
    {
        BrowserCookie.Remove(HttpContext, BrowserCookie.Pending);
        records.SignedIn(person, kind, asker);
        await sessions.OpenAsync(HttpContext, person.Tenant, person.Id, kind, cancellationToken);
        return LocalRedirect(ReturnAddress.Of(Return));
    }

    private async Task<PageResult> RefuseAsync(SignInStep step, FactorKind kind, CancellationToken cancellationToken)
    {
        logger.SignInRefused("-", FactorNames.NameOf(kind), step.ToString());
        if (step != SignInStep.Expired)
        {
            ModelState.AddModelError(FieldOf(kind), (step, kind) switch
            {
                (SignInStep.Locked, _) => "identity.signIn.locked",
                (_, FactorKind.Passkey) => "identity.code.passkey.wrong",
                _ => "identity.code.wrong",
            });
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (BrowserCookie.Read(HttpContext, BrowserCookie.Pending) is not { } key || await second.OffersAsync(key, cancellationToken) is not { } offers)
        {
            IsOver = true;
            return Page();
        }

        Kind = FactorNames.Find(With) is { } asked && offers.Contains(asked) ? asked : offers[0];
        Others = [.. offers.Where(kind => kind != Kind)];
        if (Kind == FactorKind.Passkey)
        {
            Response.LetOwnScriptsRun();
            Options = await second.PasskeyOptionsAsync(key, cancellationToken);
        }

        return Page();
    }
}
