using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What a participant paid and received in a window, for who acts for it and for the operator; not found for anybody else (PAY-17.1).</summary>
internal sealed class StatementModel(PaymentsDbContext db, Caller caller, SettlementDesk windows, SettlementStatementDesk statements) : PageModel
{
    private const int MostShown = 50;

    public SettlementStatement Shown { get; private set; } = null!;

    public SettlementWindow Window { get; private set; } = null!;

    /// <summary>The participant; for the operator also those with whom it has to do.</summary>
    public IReadOnlyList<SchemeParticipant> Known { get; private set; } = [];

    public string? NextPage { get; private set; }

    /// <summary>Where the person came from: each sees the windows at another page.</summary>
    public string Back => caller.OperatesOnPage ? $"/payments/settlement/{Shown.WindowId}" : $"/payments/settlement?participant={Shown.Participant}";

    public async Task<IActionResult> OnGetAsync(Guid id, string participant, string? cursor, CancellationToken cancellationToken)
    {
        if ((await statements.StatementAsync(participant, id, MostShown, cursor, cancellationToken)).Result is not Ok<SettlementStatement> { Value: { } statement }
            || (await windows.GetAsync(id, cancellationToken)).Result is not Ok<SettlementWindow> { Value: { } window })
        {
            return NotFound();
        }

        (Shown, Window) = (statement, window);
        string[] told = caller.OperatesOnPage ? [participant, .. statement.Items.Select(item => item.Counterparty).Distinct()] : [participant];
        Known = await db.ParticipantsAsync(told, cancellationToken);
        NextPage = statement.NextCursor is { } next ? $"/payments/settlement/{id}/{participant}?cursor={next}" : null;
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }
}
