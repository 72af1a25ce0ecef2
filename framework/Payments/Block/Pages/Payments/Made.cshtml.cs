using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What was paid from the account that the signed-in person holds, newest first (PAY-3.9).</summary>
internal sealed class MadeModel(PaymentsDbContext db, Caller caller) : PageModel
{
    private const int MostShown = 10;

    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    public string? NextPage { get; private set; }

    public async Task OnGetAsync(Guid? before, CancellationToken cancellationToken)
    {
        var receipts = await db.ReceiptsFromAsync(caller.Subject ?? "", TransferId.From(before ?? Guid.AllBitsSet), MostShown + 1, cancellationToken);
        Receipts = [.. receipts.Take(MostShown)];
        NextPage = receipts.Count > MostShown ? $"/payments/made?before={Receipts[^1].TransferId}" : null;
        db.Record(new AuditEntry("receipts.list", caller.Actor) { Subject = caller.Subject });
        await db.SaveChangesAsync(cancellationToken);
    }
}
