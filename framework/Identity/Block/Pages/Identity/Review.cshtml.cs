using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>One application under the eyes of a reviewer, beside those whom its person may be.</summary>
[Authorize(DeskServices.Reviewers)]
internal sealed class ReviewModel(DeskReviews reviews, ReviewDesk desk, DeskWork work, Countries countries, Caller caller) : PageModel
{
    /// <summary>The decision that enrols or corrects.</summary>
    public const string Issue = "issue";

    /// <summary>The decision that refuses.</summary>
    public const string Reject = "reject";

    /// <summary>What sends it back to its agent.</summary>
    public const string Return = "return";

    private const int LongestReason = 1000;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the reviewer just did, as the key of a text; shown once, on the page of the queue.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The application.</summary>
    public ReviewedApplication Shown { get; private set; } = null!;

    /// <summary>Tells times as the reviewer's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(caller.Tenant.Value);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <summary>Decides. What was decided elsewhere meanwhile stays, and the page says so.</summary>
    /// <param name="act"><c>issue</c>, <c>reject</c> or <c>return</c>; anything else changes nothing.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken cancellationToken)
    {
        var reason = Reason?.Trim() is { Length: > 0 } typed ? typed : null;
        if (act is not (Issue or Reject or Return))
        {
            return await ShowAsync(id, cancellationToken);
        }

        var refusal = reason?.Length > LongestReason || (reason is null && act != Issue)
            ? "identity.review.reason.missing"
            : await work.TryAsync(async () => DeskWork.RefusalOf(await DecideAsync(id, act, reason, cancellationToken)), cancellationToken);
        if (refusal is null)
        {
            Done = $"identity.review.done.{act}";
            return Redirect(QueueModel.Address);
        }

        ModelState.AddModelError(nameof(Reason), refusal);
        return await ShowAsync(id, cancellationToken);
    }

    private async Task<INestedHttpResult> DecideAsync(Guid id, string act, string? reason, CancellationToken cancellationToken) => act switch
    {
        Issue => await desk.IssueAsync(id, new IssueDecision { Reason = reason }, cancellationToken),
        Reject => await desk.RejectAsync(id, new RejectDecision { Reason = reason! }, cancellationToken),
        _ => await desk.ReturnAsync(id, new ReturnDecision { Reason = reason! }, cancellationToken),
    };

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await work.RunAsync(() => reviews.FindAsync(id, cancellationToken), cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Shown = found;
        return Page();
    }
}
