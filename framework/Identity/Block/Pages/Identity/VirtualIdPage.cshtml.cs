using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person their virtual id, and lets them make, rotate and revoke it.</summary>
[AllowAnonymous]
internal sealed class VirtualIdPageModel(
    Sessions sessions, VirtualIds aliases, Countries countries, CurrentTenant tenant, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/virtual-id";

    /// <summary>The answer that makes one.</summary>
    public const string Make = "make";

    /// <summary>The answer that rotates it.</summary>
    public const string Rotate = "rotate";

    /// <summary>The answer that revokes it.</summary>
    public const string Revoke = "revoke";

    private const int GroupLength = 4;
    private string? country;

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The active one; <see langword="null"/> when there is none.</summary>
    public VirtualId? Active { get; private set; }

    /// <summary>Digits as people read them, in groups of four.</summary>
    public static string Grouped(VirtualIdDigits digits) => string.Join('\u00A0', digits.Value.Chunk(GroupLength).Select(group => new string(group)));

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
        Active = await aliases.ActiveAsync(session.PersonId, cancellationToken);
        return Page();
    }

    /// <summary>Makes, rotates or revokes. What another browser did meanwhile is left as it is, and the page shows it.</summary>
    /// <param name="answer"><c>make</c>, <c>rotate</c> or <c>revoke</c>; anything else changes nothing.</param>
    /// <param name="id">The virtual id that the page showed.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, Guid id, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        Done = await ChangeAsync(session, answer, id, cancellationToken) ? $"identity.alias.done.{answer}" : null;
        return RedirectToPage();
    }

    private async Task<bool> ChangeAsync(Session session, string? answer, Guid id, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var isDone = answer switch
            {
                Make => (await aliases.MakeAsync(session.Tenant, session.PersonId, cancellationToken)).Made is not null,
                Rotate => (await aliases.RotateAsync(session.Tenant, session.PersonId, id, cancellationToken)).Made is not null,
                Revoke => await aliases.RevokeAsync(session.PersonId, id, cancellationToken) is null,
                _ => false,
            };
            if (isDone)
            {
                await begun.Work.CommitAsync(null, cancellationToken);
            }

            return isDone;
        }
    }

    private RedirectResult SignInFirst() => Redirect($"/identity/sign-in?return={Uri.EscapeDataString(Address)}");
}
