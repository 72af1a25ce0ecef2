using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Block.Sandbox;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Lets a developer register and remove a client in a sandbox, as the operations do (section 19).</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class ClientsModel(
    DeveloperClients clients, SandboxMode sandbox, Countries countries, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit, IOptions<IdentityOptions> options) : PageModel
{
    /// <summary>The page.</summary>
    public const string Address = "/identity/clients";

    /// <summary>The button that registers.</summary>
    public const string Register = "register";

    /// <summary>The button that removes.</summary>
    public const string Remove = "remove";

    /// <summary>What the developer just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The client that was registered just now.</summary>
    [TempData]
    public string? MadeId { get; set; }

    /// <summary>Its registration token; shown once.</summary>
    [TempData]
    public string? Token { get; set; }

    /// <summary>What the developer fills in.</summary>
    [BindProperty]
    public ClientForm Form { get; set; } = new();

    /// <summary>Which client is to go.</summary>
    [BindProperty]
    public RemovalForm Removal { get; set; } = new();

    /// <summary>The client that was registered just now.</summary>
    public RegisteredClient? Made { get; private set; }

    /// <summary>The issuer.</summary>
    public Uri Issuer => options.Value.Issuer;

    /// <summary>The countries to choose from; empty when it is known.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>The names of a country, by language.</summary>
    public IReadOnlyDictionary<string, string> NamesOf(string country) => countries.NamesOf(country);

    /// <summary>Shows the form, or what came of it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!sandbox.IsOn)
        {
            return NotFound();
        }

        Made = await clients.FindAsync(MadeId, Token, cancellationToken);
        return Ask();
    }

    /// <summary>Registers or removes a client.</summary>
    /// <param name="act">The button.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken) =>
        !sandbox.IsOn ? NotFound() : act == Remove ? await RemoveAsync(cancellationToken) : await RegisterAsync(cancellationToken);

    private async Task<IActionResult> RegisterAsync(CancellationToken cancellationToken)
    {
        Choices = countries.Has(Form.Country) ? [] : countries.Ids;
        if (Form.Read(ModelState) is not { } draft)
        {
            return Page();
        }

        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var (client, token, problem) = await clients.RegisterAsync(draft, cancellationToken);
            if (problem is not null)
            {
                ModelState.AddModelError(FieldOf(problem), problem.Code);
                return Ask();
            }

            await begun.Work.CommitAsync(null, cancellationToken);
            (MadeId, Token) = (client!.ClientId, token);
        }

        return RedirectToPage();
    }

    private async Task<IActionResult> RemoveAsync(CancellationToken cancellationToken)
    {
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (!await clients.RemoveAsync(Removal.ClientId?.Trim(), Removal.Token?.Trim(), cancellationToken))
            {
                ModelState.AddModelError("Removal.ClientId", "identity.clients.unknown");
                return Ask();
            }

            await begun.Work.CommitAsync(null, cancellationToken);
        }

        Done = "identity.clients.removed";
        return RedirectToPage();
    }

    private PageResult Ask()
    {
        Form.Country = countries.Has(Form.Country) ? Form.Country : countries.Current;
        Choices = Form.Country is null ? countries.Ids : [];
        return Page();
    }

    private static string FieldOf(ProblemKind problem) =>
        problem == IdentityProblems.RedirectUnfit ? "Form.RedirectUris"
        : problem == IdentityProblems.ClientKeysUnfit ? "Form.Keys"
        : problem == IdentityProblems.CountryUnknown ? "Form.Country"
        : "Form.Name";
}
