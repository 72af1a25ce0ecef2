using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The batches of the tenant for an officer of payments, newest first.</summary>
[Authorize("payments.pages.payments-officer")]
internal sealed class BatchesModel(PaymentsDbContext db, Caller caller) : PageModel
{
    private const int MostShown = 20;

    public IReadOnlyList<Batch> Batches { get; private set; } = [];

    public string? NextPage { get; private set; }

    public async Task OnGetAsync(Guid? before, CancellationToken cancellationToken)
    {
        var batches = await db.BatchesAsync(BatchId.From(before ?? Guid.AllBitsSet), MostShown + 1, cancellationToken);
        Batches = [.. batches.Take(MostShown).Select(batch => batch.ToWire())];
        NextPage = batches.Count > MostShown ? $"/payments/batches?before={Batches[^1].BatchId}" : null;
        db.Record(new AuditEntry("batches.watch", caller.Actor));
        await db.SaveChangesAsync(cancellationToken);
    }
}
