using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Agriculture.Service.Pages.Agriculture;

/// <summary>One application of the person: its state, what was read, and the ways to consents, looks and receipts.</summary>
internal sealed class ApplicationModel(Applications applications) : PageModel
{
    public BenefitApplication Shown { get; private set; } = null!;

    /// <summary>What the person is told about their last step, as a key.</summary>
    [TempData]
    public string? Outcome { get; set; }

    public static string StatusKey(ApplicationStatus status) => $"agriculture.status.{status switch
    {
        ApplicationStatus.ConsentPending => "consent-pending",
        ApplicationStatus.PaperRoute => "paper-route",
        ApplicationStatus.UnderReview => "under-review",
        ApplicationStatus.Ineligible => "ineligible",
        ApplicationStatus.Rejected => "rejected",
        ApplicationStatus.Approved => "approved",
        _ => "paid",
    }}";

    public static string Colour(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Paid => "green",
        ApplicationStatus.Rejected or ApplicationStatus.Ineligible => "red",
        ApplicationStatus.PaperRoute => "grey",
        _ => "blue",
    };

    /// <summary>Shows the application; while the consent was pending, first asks what the person decided.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Shown.Status == ApplicationStatus.ConsentPending
            && await applications.CollectAsync(Shown, cancellationToken) is { } refusal
            && refusal == AgricultureProblems.NoRecord)
        {
            Outcome = "agriculture.application.norecord";
        }

        return Page();
    }

    /// <summary>Reads the registry again, and says whether it was still allowed.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Outcome = await applications.CollectAsync(Shown, cancellationToken) is null
            ? "agriculture.application.done"
            : "agriculture.application.refused";
        return RedirectToPage();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        Shown = (await applications.FindOwnAsync(ApplicationId.From(id), cancellationToken))!;
        return Shown is not null;
    }
}
