using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Holders;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>One dispute for whoever holds the debtor's account: what was said and done, and the form that withdraws it (PAY-18.22).</summary>
internal sealed class DisputeModel(PaymentsDbContext db, Caller caller, DisputeBook book, HolderOffice office) : PageModel
{
    public Dispute Shown { get; private set; } = null!;

    /// <summary>Who was paid.</summary>
    public string Payee { get; private set; } = "";

    /// <summary>What the list of disputes says of it, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await office.WithdrawAsync(id, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return await ShowAsync(id, cancellationToken);
        }

        Done = "payments.disputes.done.withdrawn";
        return RedirectToPage("/Payments/Disputes");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.HeldDisputeAsync(caller.Subject ?? "", id, cancellationToken) is not { } held)
        {
            return NotFound();
        }

        var history = await db.HistoryAsync([held.Dispute.Id], cancellationToken);
        (Shown, Payee) = (held.Dispute.ToWire(history[held.Dispute.Id], book.Now), held.CreditorName);
        db.Record(new AuditEntry("dispute.read", caller.Actor) { Subject = caller.Subject, Resource = $"dispute/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
