using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Pages.Forms;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Lets an agent fill in an application for the person before them, and shows what became of it.</summary>
[Authorize(DeskServices.Agents)]
[TakesFiles(LargestForm)]
internal sealed class DeskApplicationModel(DeskFilings filings, DeskWork work, Countries countries, Caller caller) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/desk/application";

    /// <summary>The button that also submits.</summary>
    public const string Submit = "submit";

    /// <summary>A photograph of a document, as phones make them, fits.</summary>
    private const int LargestForm = 12 * 1024 * 1024;

    /// <summary>The form.</summary>
    [BindProperty]
    public DeskForm Form { get; set; } = new();

    /// <summary>The application; <see langword="null"/> for a new one.</summary>
    public FiledApplication? Filed { get; private set; }

    /// <summary>Whether it can be changed.</summary>
    public bool IsOpen => Filed is null or { Status: EnrolmentStatus.Draft };

    /// <summary>The documents that it names.</summary>
    public IReadOnlyList<EvidenceDocument> Documents => Filed is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<EvidenceDocument>>(Filed.Evidence, ApiJson.Options)!;

    /// <summary>The languages to choose from.</summary>
    public IReadOnlyList<string> Languages => countries.LanguagesOf(caller.Tenant.Value);

    /// <summary>What the agent just did, as the key of a text; shown once, on the page of all applications.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Tells times as the agent's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(caller.Tenant.Value);

    /// <summary>The name of a language in itself.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    /// <summary>Shows the form, or the application.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = Filed is null ? new DeskForm { Language = countries.ChooseLanguage(caller.Tenant.Value) } : DeskForm.Of(Filed);
        return Page();
    }

    /// <summary>Keeps what was filled in, and submits it where the agent says so.</summary>
    /// <param name="act"><c>submit</c>; anything else keeps a draft.</param>
    /// <param name="version">The version that the agent saw.</param>
    public async Task<IActionResult> OnPostAsync(Guid? id, string? act, long version, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var draft = await Form.ReadAsync(ModelState, filings.Agent, Filed is null, Languages, Documents, cancellationToken);
        if (draft is not null && act == Submit && draft.Evidence.Count == 0)
        {
            ModelState.AddModelError("Form.Document", IdentityProblems.NoEvidence.Code);
        }

        if (draft is null || !ModelState.IsValid)
        {
            return Page();
        }

        if (await work.TryAsync(() => KeepAsync(draft, version, act == Submit, cancellationToken), cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(refusal == IdentityProblems.PinTooSimple.Code ? "Form.Pin" : refusal == IdentityProblems.BirthInFuture.Code ? "Form.BirthDate" : "Form.FullName", refusal);
            return Page();
        }

        Done = act == Submit ? "identity.desk.sent" : "identity.desk.saved";
        return Redirect(DeskModel.Address);
    }

    private async Task<string?> KeepAsync(EnrolmentDraft draft, long version, bool isSubmitted, CancellationToken cancellationToken)
    {
        var (id, refusal) = (Filed?.Id, default(Core.Problems.ProblemKind));
        if (Filed is null)
        {
            (var filed, refusal) = await filings.DraftAsync(draft, cancellationToken);
            id = filed?.Id;
        }
        else
        {
            refusal = await filings.ReviseAsync(Filed, version, draft, cancellationToken);
        }

        refusal ??= isSubmitted ? await filings.SubmitAsync(id!.Value, cancellationToken) : null;
        return refusal?.Code;
    }

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Filed = id is { } known ? await work.RunAsync(() => filings.FindAsync(known, cancellationToken), cancellationToken) : null;
        return id is null || Filed is not null;
    }
}
