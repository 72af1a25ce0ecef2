using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Holders;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The mandates on the account that the signed-in person holds, newest first, to pause and resume; those on other accounts are not found (PAY-11.15).</summary>
internal sealed class MandatesModel(PaymentsDbContext db, Caller caller, CountryDays days, HolderOffice office) : PageModel
{
    public const string Pause = "pause";

    public const string Resume = "resume";

    private const int MostShown = 10;

    public IReadOnlyList<Mandate> Mandates { get; private set; } = [];

    public string? NextPage { get; private set; }

    /// <summary>What the person just did, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public Guid Mandate { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    public Task OnGetAsync(Guid? before, CancellationToken cancellationToken) => ShowAsync(before, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid? before, CancellationToken cancellationToken)
    {
        var (change, done) = Act == Resume ? (MandateChange.Resume, "payments.mandates.done.resumed") : (MandateChange.Pause, "payments.mandates.done.paused");
        var refusal = await office.DecideAsync(Mandate, change, cancellationToken);
        if (refusal == PaymentsProblems.NotFound.Code)
        {
            return NotFound();
        }

        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            await ShowAsync(before, cancellationToken);
            return Page();
        }

        Done = done;
        return RedirectToPage(new { before });
    }

    private async Task ShowAsync(Guid? before, CancellationToken cancellationToken)
    {
        var rows = await db.HeldMandatesAsync(caller.Subject ?? "", MandateId.From(before ?? Guid.AllBitsSet), MostShown + 1, cancellationToken);
        var today = days.Today(caller.Tenant.Value);
        Mandates = [.. rows.Take(MostShown).Select(row => row.ToWire(today))];
        NextPage = rows.Count > MostShown ? $"/payments/mandates?before={Mandates[^1].MandateId}" : null;
        db.Record(new AuditEntry("mandates.list", caller.Actor) { Subject = caller.Subject });
        await db.SaveChangesAsync(cancellationToken);
    }
}
