using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>One window for the operator: what each participant owes, and the forms that close and confirm it.</summary>
[Authorize("payments.pages.payments-operator")]
internal sealed class WindowModel(PaymentsDbContext db, SettlementDesk desk, SettlementOffice office) : PageModel
{
    public const string Close = "close";

    public const string Confirm = "confirm";

    private const int MostShown = 100;

    private const int LongestReference = 140;

    public SettlementWindow Shown { get; private set; } = null!;

    public IReadOnlyCollection<SettlementPosition> Positions { get; private set; } = [];

    public IReadOnlyList<SchemeParticipant> Participants { get; private set; } = [];

    public string? NextPage { get; private set; }

    /// <summary>What the operator just did, as a key.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public bool IsChecked { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, string? cursor, CancellationToken cancellationToken) => ShowAsync(id, cursor, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Check();
        if (ModelState.IsValid && await ActAsync(id, cancellationToken) is { } refusal)
        {
            // What was ticked was meant for the state that the window had.
            ModelState.Clear();
            (IsChecked, Reference) = (false, null);
            ModelState.AddModelError("", refusal == PaymentsProblems.WindowStateRefuses.Code ? "payments.window.refused" : refusal);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(id, null, cancellationToken);
        }

        Done = Act == Close ? "payments.window.done.closed" : "payments.window.done.confirmed";
        return RedirectToPage(new { id });
    }

    private void Check()
    {
        Reference = Reference?.Trim();
        if (Act == Confirm && Reference is not { Length: > 0 and <= LongestReference })
        {
            ModelState.AddModelError(nameof(Reference), "payments.window.reference.missing");
        }

        if (!IsChecked)
        {
            ModelState.AddModelError(nameof(IsChecked), "payments.window.checked.missing");
        }
    }

    private async Task<string?> ActAsync(Guid id, CancellationToken cancellationToken) => Act switch
    {
        Close => await office.CloseAsync(id, cancellationToken),
        Confirm => await office.ConfirmAsync(id, new SettlementConfirmation { Reference = Reference! }, cancellationToken),
        _ => PaymentsProblems.WindowStateRefuses.Code,
    };

    private async Task<IActionResult> ShowAsync(Guid id, string? cursor, CancellationToken cancellationToken)
    {
        if ((await desk.GetAsync(id, cancellationToken)).Result is not Ok<SettlementWindow> { Value: { } window }
            || (await desk.PositionsAsync(id, MostShown, cursor, cancellationToken)).Result is not Ok<SettlementPositionPage> { Value: { } page })
        {
            return NotFound();
        }

        Shown = window;
        Positions = [.. page.Items];
        Participants = window.Status == SettlementWindowStatus.Opened
            ? await db.ParticipantsAsync(ParticipantId.From(Guid.Empty), MostShown, cancellationToken)
            : await db.ParticipantsAsync([.. Positions.Select(position => position.Participant)], cancellationToken);
        NextPage = page.NextCursor is { } next ? $"/payments/settlement/{id}?cursor={next}" : null;
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
