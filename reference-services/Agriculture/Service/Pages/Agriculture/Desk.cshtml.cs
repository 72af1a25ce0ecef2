using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Agriculture.Service.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Agriculture.Service.Pages.Agriculture;

/// <summary>What waits for an officer, oldest first.</summary>
[Authorize("agriculture.pages.agriculture-officer")]
internal sealed class DeskModel(AgricultureDbContext db) : PageModel
{
    private const int MostShown = 50;

    public IReadOnlyList<BenefitApplication> Waiting { get; private set; } = [];

    [TempData]
    public bool IsDecided { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Waiting = await db.InState(ApplicationStatus.UnderReview, ApplicationId.From(Guid.Empty)).Take(MostShown).ToListAsync(cancellationToken);
}
