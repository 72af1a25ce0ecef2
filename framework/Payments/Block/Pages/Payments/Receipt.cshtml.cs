using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The receipt of one payment to the signed-in person, to be printed; that of another person is not found (PAY-3.9).</summary>
internal sealed class ReceiptModel(PaymentsDbContext db, Caller caller) : PageModel
{
    public Receipt Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.ReceiptToAsync(caller.Subject ?? "", TransferId.From(id), cancellationToken) is not { } receipt)
        {
            return NotFound();
        }

        Shown = receipt;
        db.Record(new AuditEntry("receipt.read", caller.Actor) { Subject = caller.Subject, Resource = $"transfer/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
