using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The receipt of one payment to or by the signed-in person, to be printed; that of another person is not found (PAY-3.9).</summary>
internal sealed class ReceiptModel(PaymentsDbContext db, Caller caller, DisputeOpeningDesk disputes) : PageModel
{
    public Receipt Shown { get; private set; } = null!;

    /// <summary>Whether a payment that the person made may be disputed; <see langword="null"/> of one that they got.</summary>
    public DisputeOutlook? Outlook { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var (subject, transfer) = (caller.Subject ?? "", TransferId.From(id));
        if ((await db.ReceiptToAsync(subject, transfer, cancellationToken) ?? await db.ReceiptFromAsync(subject, transfer, cancellationToken)) is not { } receipt)
        {
            return NotFound();
        }

        (Shown, Outlook) = (receipt, await disputes.OutlookAsync(id, cancellationToken));
        db.Record(new AuditEntry("receipt.read", caller.Actor) { Subject = caller.Subject, Resource = $"transfer/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
