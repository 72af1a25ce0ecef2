using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The disputes of payments from the account that the signed-in person holds, newest first (PAY-18.22).</summary>
internal sealed class DisputesModel(PaymentsDbContext db, Caller caller, DisputeBook book) : PageModel
{
    private const int MostShown = 10;

    public IReadOnlyList<(Dispute Dispute, string Payee)> Disputes { get; private set; } = [];

    public string? NextPage { get; private set; }

    /// <summary>What the person just did, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(Guid? before, CancellationToken cancellationToken)
    {
        var rows = await db.HeldDisputesAsync(caller.Subject ?? "", DisputeId.From(before ?? Guid.AllBitsSet), MostShown + 1, cancellationToken);
        Disputes = [.. rows.Take(MostShown).Select(row => (row.Dispute.ToWire([], book.Now), row.CreditorName))];
        NextPage = rows.Count > MostShown ? $"/payments/disputes?before={Disputes[^1].Dispute.DisputeId}" : null;
        db.Record(new AuditEntry("disputes.list", caller.Actor) { Subject = caller.Subject });
        await db.SaveChangesAsync(cancellationToken);
    }
}
