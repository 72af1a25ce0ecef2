using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows an agent the applications that they filed at the desk, newest first.</summary>
[Authorize(DeskServices.Agents)]
internal sealed class DeskModel(DeskFilings filings, DeskWork work, Countries countries, Caller caller) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/desk";

    /// <summary>The one state that is shown; <see langword="null"/> for all.</summary>
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    /// <summary>What the agent just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The applications.</summary>
    public IReadOnlyList<FiledApplication> Shown { get; private set; } = [];

    /// <summary>Address of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether the agent reviews too.</summary>
    public bool IsReviewer => caller.HasScope(ApplicationQueries.ReviewScope);

    /// <summary>Tells times as the agent's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(caller.Tenant.Value);

    /// <summary>Shows them.</summary>
    /// <param name="before">The last application of the page before.</param>
    public async Task OnGetAsync(Guid? before, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Status = DeskStatus.All.Contains(Status) ? Status : null;
        (Shown, var next) = await work.RunAsync(() => filings.ListAsync(Status, before, cancellationToken), cancellationToken);
        Next = next is null ? null : $"{Address}?before={next}{(Status is null ? "" : $"&status={Status}")}";
    }
}
