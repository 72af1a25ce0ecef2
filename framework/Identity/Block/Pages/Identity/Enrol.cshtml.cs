using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Enrols the person who fills in the form, where the deployment allows it.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class EnrolModel(Enrolments enrolments, IdentityDbContext db, CurrentTenant tenant, Countries countries, EnrolmentRules rules) : PageModel
{

    /// <summary>The form.</summary>
    [BindProperty]
    public EnrolForm Form { get; set; } = new();

    /// <summary>The national number of the person who enrolled just now; shown once.</summary>
    [TempData]
    public string? NewNumber { get; set; }

    /// <summary>The countries to choose from; empty when it is known.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>The names of a country, by language.</summary>
    public IReadOnlyDictionary<string, string> NamesOf(string country) => countries.NamesOf(country);

    /// <summary>Shows the form, or the new number.</summary>
    public IActionResult OnGet()
    {
        Form.Country = countries.Current;
        Choices = Form.Country is null ? countries.Ids : [];
        return rules.IsOpen ? Page() : NotFound();
    }

    /// <summary>Enrols the person.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!rules.IsOpen)
        {
            return NotFound();
        }

        if (!countries.Has(Form.Country))
        {
            ModelState.AddModelError("Form.Country", "identity.signIn.country.missing");
            Choices = countries.Ids;
            return Page();
        }

        return Form.Read(ModelState, countries.ChooseLanguage(Form.Country!)) is { } data ? await EnrolAsync(data, cancellationToken) : Page();
    }

    private async Task<IActionResult> EnrolAsync(PersonalData data, CancellationToken cancellationToken)
    {
        var country = TenantId.Parse(Form.Country!);
        tenant.Use(country);
        var (person, problem) = await enrolments.EnrolAsync(country.Value, data, TypedDigits.ToAscii(Form.Pin), Enrolments.Self, cancellationToken);
        if (person is null)
        {
            ModelState.AddModelError(problem == IdentityProblems.PinTooSimple ? "Form.Pin" : "Form.BirthDate", problem!.Code);
            return Page();
        }

        await db.SaveChangesAsync(cancellationToken);
        NewNumber = person.Number.Value;
        return RedirectToPage();
    }
}
