using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What was paid to the signed-in person, newest first (PAY-3.9).</summary>
internal sealed class IndexModel(PaymentsDbContext db, ReceiptDesk desk, Caller caller) : PageModel
{
    private const int MostShown = 10;

    public IReadOnlyCollection<Receipt> Receipts { get; private set; } = [];

    /// <summary>Whether the person can be paid at all.</summary>
    public bool HasAccount { get; private set; }

    public string? NextPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken cancellationToken)
    {
        if ((await desk.ListOwnAsync(MostShown, cursor, cancellationToken)).Result is not Ok<ReceiptPage> { Value: { } page })
        {
            return NotFound();
        }

        Receipts = [.. page.Items];
        HasAccount = Receipts.Count > 0 || await db.AccountOfAsync(caller.Subject ?? "", cancellationToken) is not null;
        NextPage = page.NextCursor is { } next ? $"/payments?cursor={next}" : null;
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
