using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Messages;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>One batch for an officer of payments: how far it is, what is not paid and why, and what may be done with it.</summary>
[Authorize("payments.pages.payments-officer")]
internal sealed class BatchModel(PaymentsDbContext db, Caller caller, BatchOffice office) : PageModel
{
    private const int MostShown = 50;

    public Batch Shown { get; private set; } = null!;

    /// <summary>The client that made it.</summary>
    public string Owner { get; private set; } = "";

    public IReadOnlyList<PaymentBatchLine> Unpaid { get; private set; } = [];

    public string? NextPage { get; private set; }

    [TempData]
    public bool IsDone { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "payments.batch.act.missing")]
    public string? Act { get; set; }

    [BindProperty]
    public bool IsChecked { get; set; }

    public IEnumerable<(string Key, BatchTally Tally)> Tallies =>
    [
        ("payments.batch.expected", Shown.Expected), ("payments.batch.found", Shown.Found), ("payments.batch.excluded", Shown.Excluded),
        ("payments.batch.paid", Shown.Paid), ("payments.batch.failed", Shown.Failed), ("payments.batch.rest", Shown.Open),
    ];

    /// <summary>What may be done in the batch's state.</summary>
    public IReadOnlyList<string> Acts => Shown.Status switch
    {
        BatchStatus.Received => ["cancel"],
        BatchStatus.Validated => ["release", "cancel"],
        BatchStatus.Processing => ["pause", "cancel"],
        BatchStatus.Paused => ["resume", "cancel"],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(Guid id, int after, CancellationToken cancellationToken) =>
        await LookAsync(id, "batch.watch", after, cancellationToken) is null ? NotFound() : Page();

    public async Task<IActionResult> OnGetResultAsync(Guid id, CancellationToken cancellationToken) =>
        await LookAsync(id, "batch.result", 0, cancellationToken) is { } batch
            ? File(await ResultFile.WriteAsync(db, batch, cancellationToken), CsvLines.MediaType, $"{id}.csv")
            : NotFound();

    public async Task<IActionResult> OnGetReportAsync(Guid id, CancellationToken cancellationToken) =>
        await LookAsync(id, "batch.status-report", 0, cancellationToken) is { } batch
            ? File(await StatusReport.WriteAsync(db, batch, office.Now, cancellationToken), CreditTransferLines.MediaType, $"{id}.xml")
            : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LookAsync(id, "batch.watch", 0, cancellationToken) is not { } batch)
        {
            return NotFound();
        }

        if (!IsChecked)
        {
            ModelState.AddModelError(nameof(IsChecked), "payments.batch.checked.missing");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await office.ActAsync(batch, Act!, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(Act), refusal.Code);
            return Page();
        }

        IsDone = true;
        return RedirectToPage(new { id });
    }

    private async Task<PaymentBatch?> LookAsync(Guid id, string action, int after, CancellationToken cancellationToken)
    {
        if (await db.BatchAsync(BatchId.From(id), cancellationToken) is not { } batch)
        {
            return null;
        }

        (Shown, Owner) = (batch.ToWire(), batch.Owner);
        var lines = await db.UnpaidAsync(batch.Id, after, MostShown + 1, cancellationToken);
        Unpaid = [.. lines.Take(MostShown)];
        NextPage = lines.Count > MostShown ? $"/payments/batches/{id}?after={Unpaid[^1].Number}" : null;
        db.Record(new AuditEntry(action, caller.Actor) { Resource = $"batch/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return batch;
    }
}
