using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Asks for the national number and the PIN.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class SignInModel(SignInFlow flow, Countries countries, EnrolmentRules enrolment, Arrivals arrivals, ILogger<SignInModel> logger) : PageModel
{
    /// <summary>Where the person goes when they are signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>The country of the number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    /// <summary>The national number, as typed.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The PIN, as typed.</summary>
    [BindProperty]
    public string? Pin { get; set; }

    /// <summary>The countries to choose from; empty when it is known.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Whether a person may enrol on the page.</summary>
    public bool CanEnrol => enrolment.IsOpen;

    /// <summary>The names of a country, by language.</summary>
    public IReadOnlyDictionary<string, string> NamesOf(string tenant) => countries.NamesOf(tenant);

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
        Country = countries.Has(Country) ? Country : countries.Current;
        Choices = Country is null ? countries.Ids : [];
    }

    /// <summary>Checks the number and the PIN.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!countries.Has(Country))
        {
            ModelState.AddModelError(nameof(Country), "identity.signIn.country.missing");
        }

        if (string.IsNullOrWhiteSpace(Number))
        {
            ModelState.AddModelError(nameof(Number), "identity.signIn.number.missing");
        }

        if (string.IsNullOrWhiteSpace(Pin))
        {
            ModelState.AddModelError(nameof(Pin), "identity.signIn.pin.missing");
        }

        return ModelState.IsValid ? await CheckAsync(cancellationToken) : Again();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellationToken)
    {
        var key = BrowserCookie.Issue(HttpContext, BrowserCookie.Pending);
        var asker = await arrivals.AskerAsync(HttpContext, Return, cancellationToken);
        var step = await flow.CheckPinAsync(Country!, TypedDigits.ToAscii(Number), TypedDigits.ToAscii(Pin), key, asker, cancellationToken);
        if (step == SignInStep.Right)
        {
            return RedirectToPage("/Identity/Code", new { @return = ReturnAddress.Of(Return) });
        }

        logger.SignInRefused(Country!, AttemptBudgets.Pin, step.ToString());
        ModelState.AddModelError(nameof(Pin), step == SignInStep.Locked ? "identity.signIn.locked" : "identity.signIn.wrong");
        return Again();
    }

    private PageResult Again()
    {
        var country = Country;
        OnGet();
        Choices = countries.Has(country) ? [] : Choices;
        return Page();
    }
}
