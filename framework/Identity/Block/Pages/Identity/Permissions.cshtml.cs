using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Asking;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Permission = DigitalIndiaStack.Identity.Block.Domain.Permission;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person what relying parties ask to know of them and what they may, and takes the answers.</summary>
[AllowAnonymous]
internal sealed class PermissionsModel(
    Sessions sessions, PermissionSteps steps, Countries countries, CurrentTenant tenant, TimeProvider clock, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/permissions";

    /// <summary>The answer that grants.</summary>
    public const string Grant = "grant";

    /// <summary>The answer that refuses.</summary>
    public const string Refuse = "refuse";

    /// <summary>The answer that takes back.</summary>
    public const string Withdraw = "withdraw";

    private const int MostShown = 50;
    private string? country;

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What is asked and what holds, newest first.</summary>
    public IReadOnlyList<(Permission Permission, bool IsAsked)> Open { get; private set; } = [];

    /// <summary>The key of the words of a purpose.</summary>
    public static string KeyOf(PermissionPurpose purpose) => $"identity.permission.purpose.{(purpose == PermissionPurpose.Kyc ? "kyc" : "verification")}";

    /// <summary>The key of the words of an item.</summary>
    public static string KeyOf(PermissionItem item) => $"identity.permission.item.{char.ToLowerInvariant(item.ToString()[0])}{item.ToString()[1..]}";

    /// <summary>Tells times as the person's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(country);

    /// <summary>Shows the page to whoever is signed in; others sign in first.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        country = session.Tenant;
        var now = clock.GetUtcNow();
        var open = await steps.Of(session.PersonId)
            .Where(row => (row.State == PermissionState.Asked || row.State == PermissionState.Granted) && row.ExpiresAt > now)
            .OrderByDescending(row => row.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        Open = [.. open.Select(row => (row, row.State == PermissionState.Asked))];
        return Page();
    }

    /// <summary>Grants, refuses or takes back. What was decided elsewhere meanwhile stays, and the page shows it.</summary>
    /// <param name="answer"><c>grant</c>, <c>refuse</c> or <c>withdraw</c>; anything else changes nothing.</param>
    /// <param name="id">The permission.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, Guid id, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        Done = await ChangeAsync(session, answer, id, cancellationToken) ? $"identity.permission.done.{answer}" : null;
        return RedirectToPage();
    }

    private async Task<bool> ChangeAsync(Session session, string? answer, Guid id, CancellationToken cancellationToken)
    {
        if (answer is not (Grant or Refuse or Withdraw))
        {
            return false;
        }

        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var problem = answer == Withdraw
                ? await steps.WithdrawAsync(session.PersonId, id, cancellationToken)
                : await steps.DecideAsync(session.PersonId, id, answer == Grant, cancellationToken);
            if (problem is null)
            {
                await begun.Work.CommitAsync(null, cancellationToken);
            }

            return problem is null;
        }
    }

    private RedirectResult SignInFirst() => Redirect($"/identity/sign-in?return={Uri.EscapeDataString(Address)}");
}
