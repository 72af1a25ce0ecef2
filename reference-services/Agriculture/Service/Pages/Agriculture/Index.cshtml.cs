using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Agriculture.Service.Pages.Agriculture;

/// <summary>The benefit, the button that applies, and the person's applications.</summary>
internal sealed class IndexModel(AgricultureDbContext db, Applications applications, SchemeCatalog schemes, PageAddresses addresses, Caller caller) : PageModel
{
    private const int MostShown = 20;

    public IReadOnlyList<BenefitService> Schemes => schemes.All;

    public IReadOnlyList<BenefitApplication> Own { get; private set; } = [];

    [TempData]
    public bool HasOpen { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Own = await db.Applications.AsNoTracking()
            .Where(application => application.Subject == (caller.Subject ?? ""))
            .OrderByDescending(application => application.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string scheme, CancellationToken cancellationToken)
    {
        if (schemes.Find(scheme) is not { } found)
        {
            return NotFound();
        }

        var (application, _) = await applications.ApplyAsync(found, addresses.OfApplication, cancellationToken);
        if (application is not null)
        {
            return Redirect(application.DecisionUrl);
        }

        HasOpen = true;
        return RedirectToPage();
    }
}
