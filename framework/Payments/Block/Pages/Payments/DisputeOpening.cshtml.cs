using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Holders;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WireMoney = DigitalIndiaStack.Core.Contracts.Money;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>Asks whoever holds the debtor's account what is wrong with a payment, and disputes it (PAY-18.22).</summary>
internal sealed class DisputeOpeningModel(PaymentsDbContext db, Caller caller, DisputeBook book, DisputeOpeningDesk desk, HolderOffice office) : PageModel
{
    private const int LongestStatement = 1000;

    public static IReadOnlyList<DisputeReason> Reasons { get; } = Enum.GetValues<DisputeReason>();

    public Receipt Shown { get; private set; } = null!;

    /// <summary>How many days the payee has to answer.</summary>
    public int AnswerDays => book.Clocks.AnswerDays;

    /// <summary>What the list of disputes says of it, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "payments.opening.reason.missing")]
    public DisputeReason? Reason { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.OutlookAsync(id, cancellationToken) is not { } outlook)
        {
            return NotFound();
        }

        Amount = outlook.Rest.Amount;
        return outlook.Obstacle is null ? await ShowAsync(id, cancellationToken) : Redirect($"/payments/receipts/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.ReceiptFromAsync(caller.Subject ?? "", TransferId.From(id), cancellationToken) is not { } receipt)
        {
            return NotFound();
        }

        Check();
        if (ModelState.IsValid && await office.DisputeAsync(id, Draft(receipt.Amount.Currency), cancellationToken) is { } refusal)
        {
            var isOfAmount = refusal == PaymentsProblems.AmountInvalid.Code || refusal == PaymentsProblems.AboveOriginal.Code;
            ModelState.AddModelError(isOfAmount ? nameof(Amount) : "", refusal == PaymentsProblems.AmountInvalid.Code ? "payments.opening.amount.wrong" : refusal);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(id, cancellationToken);
        }

        Done = "payments.disputes.done.opened";
        return RedirectToPage("/Payments/Disputes");
    }

    private void Check()
    {
        // Browsers send each end of a line as two characters.
        Statement = Statement?.ReplaceLineEndings("\n").Trim();
        if (Statement is not { Length: > 0 and <= LongestStatement })
        {
            ModelState.AddModelError(nameof(Statement), "payments.opening.statement.missing");
        }
    }

    private DisputeDraft Draft(string currency) => new()
    {
        Amount = new WireMoney { Currency = currency, Amount = TypedAmount.Read(Amount, currency) },
        Reason = Reason!.Value,
        Statement = Statement!,
    };

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Shown = (await db.ReceiptFromAsync(caller.Subject ?? "", TransferId.From(id), cancellationToken))!;
        db.Record(new AuditEntry("receipt.read", caller.Actor) { Subject = caller.Subject, Resource = $"transfer/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
