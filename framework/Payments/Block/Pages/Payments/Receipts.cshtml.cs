using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What was paid to the signed-in person, newest first (PAY-3.9).</summary>
internal sealed class ReceiptsModel(PaymentsDbContext db, Caller caller) : PageModel
{
    private const int MostShown = 50;

    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Receipts = await db.ReceiptsOfAsync(caller.Subject ?? "", TransferId.From(Guid.AllBitsSet), MostShown, cancellationToken);
        db.Record(new AuditEntry("receipts.list", caller.Actor) { Subject = caller.Subject });
        await db.SaveChangesAsync(cancellationToken);
    }
}
