using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person the applications about them, newest first; never who else they were taken for (IDN-14.10).</summary>
[Authorize(DeskServices.Anybody)]
internal sealed class RegistrationModel(DeskReviews reviews, DeskWork work, Countries countries, Caller caller) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/registration";

    /// <summary>The applications.</summary>
    public IReadOnlyList<FiledApplication> Shown { get; private set; } = [];

    /// <summary>Tells times as the person's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(caller.Tenant.Value);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Shown = await work.RunAsync(() => reviews.OwnAsync(cancellationToken), cancellationToken);
    }
}
