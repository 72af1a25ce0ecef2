using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Agriculture.Service.Pages.Agriculture;

/// <summary>One application under the eyes of an officer, who decides on the version that they saw (AGR-4.3).</summary>
[Authorize("agriculture.pages.agriculture-officer")]
internal sealed class ReviewModel(Applications applications) : PageModel
{
    public BenefitApplication Shown { get; private set; } = null!;

    [BindProperty]
    [Required(ErrorMessage = "agriculture.review.reason.missing")]
    [StringLength(500)]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await applications.LookAsync(Shown, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, long version, string decision, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Shown.Version != version)
        {
            ModelState.AddModelError(nameof(Reason), "agriculture.review.stale");
        }

        // By name only: a number would pass for a decision that does not exist.
        DecisionKind? chosen = decision switch { "approve" => DecisionKind.Approve, "reject" => DecisionKind.Reject, _ => null };
        if (!ModelState.IsValid || chosen is not { } kind)
        {
            return Page();
        }

        if (await applications.DecideAsync(Shown, kind, Reason!, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(Reason), refusal == AgricultureProblems.OwnApplication ? "agriculture.review.own" : "agriculture.review.stale");
            return Page();
        }

        TempData[nameof(DeskModel.IsDecided)] = true;
        return RedirectToPage("/Agriculture/Desk");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        Shown = (await applications.FindAsync(ApplicationId.From(id), cancellationToken))!;
        return Shown is not null;
    }
}
