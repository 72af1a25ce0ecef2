using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What waits for a reviewer, oldest first.</summary>
[Authorize(DeskServices.Reviewers)]
internal sealed class QueueModel(DeskReviews reviews, DeskWork work, Countries countries, Caller caller) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/desk/review";

    /// <summary>What the reviewer just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The applications.</summary>
    public IReadOnlyList<FiledApplication> Shown { get; private set; } = [];

    /// <summary>Address of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; private set; }

    /// <summary>Tells times as the reviewer's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(caller.Tenant.Value);

    /// <summary>Shows them.</summary>
    /// <param name="after">The last application of the page before.</param>
    public async Task OnGetAsync(Guid? after, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        (Shown, var next) = await work.RunAsync(() => reviews.ListAsync(after, cancellationToken), cancellationToken);
        Next = next is null ? null : $"{Address}?after={next}";
    }
}
