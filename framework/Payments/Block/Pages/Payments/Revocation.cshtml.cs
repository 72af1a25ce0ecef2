using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Holders;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>Asks whoever holds the debtor's account whether a mandate shall end for good, and revokes it (PAY-11.15).</summary>
internal sealed class RevocationModel(PaymentsDbContext db, Caller caller, CountryDays days, HolderOffice office) : PageModel
{
    public Mandate Shown { get; private set; } = null!;

    public bool CanRevoke => Shown.Status is MandateStatus.Active or MandateStatus.Paused;

    /// <summary>What the list of mandates says of it, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await office.DecideAsync(id, MandateChange.Revoke, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return await ShowAsync(id, cancellationToken);
        }

        Done = "payments.mandates.done.revoked";
        return RedirectToPage("/Payments/Mandates");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.HeldMandateAsync(caller.Subject ?? "", id, cancellationToken) is not { } held)
        {
            return NotFound();
        }

        Shown = held.ToWire(days.Today(caller.Tenant.Value));
        db.Record(new AuditEntry("mandate.read", caller.Actor) { Subject = caller.Subject, Resource = $"mandate/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
