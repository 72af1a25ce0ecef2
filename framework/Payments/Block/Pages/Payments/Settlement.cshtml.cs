using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The windows of the settlement, newest first: for its operator, or with the nets of a participant for who acts for that.</summary>
internal sealed class SettlementModel(PaymentsDbContext db, Caller caller, SettlementDesk desk) : PageModel
{
    private const int MostShown = 20;

    public IReadOnlyCollection<SettlementWindow> Windows { get; private set; } = [];

    /// <summary>Whose nets are shown; <see langword="null"/> for the operator, who sees every one at its window.</summary>
    public SchemeParticipant? Participant { get; private set; }

    /// <summary>The other participants for which the person acts.</summary>
    public IReadOnlyList<SchemeParticipant> Others { get; private set; } = [];

    /// <summary>The nets of the participant in each window, one for each currency.</summary>
    public ILookup<Guid, Money> Nets { get; private set; } = Array.Empty<NetPosition>().ToLookup(_ => Guid.Empty, _ => (Money)null!);

    /// <summary>Why nothing is shown, and what to do.</summary>
    public string? Lack { get; private set; }

    public string? NextPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? participant, string? cursor, CancellationToken cancellationToken)
    {
        if (!caller.OperatesOnPage)
        {
            if (caller.ParticipantsOnPage.Count == 0)
            {
                return Forbid(PageSignIn.CookieSchemeOf(PaymentsBlock.BlockName));
            }

            var mine = await db.ParticipantsAsync([.. caller.ParticipantsOnPage], cancellationToken);
            Participant = participant is null ? mine.FirstOrDefault() : mine.Find(row => row.Code == participant);
            Others = [.. mine.Where(row => row != Participant)];
            if (Participant is null)
            {
                Lack = "payments.settlement.none.participant";
                return participant is null ? Page() : NotFound();
            }
        }

        return await ShowAsync(cursor, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ShowAsync(string? cursor, CancellationToken cancellationToken)
    {
        if ((await desk.ListAsync(MostShown, cursor, cancellationToken)).Result is not Ok<SettlementWindowPage> { Value: { } page })
        {
            return false;
        }

        Windows = [.. page.Items];
        Lack = Windows.Count == 0 ? "payments.settlement.none" : null;
        NextPage = page.NextCursor is { } next ? $"/payments/settlement?{(Participant is null ? "" : $"participant={Participant.Code}&")}cursor={next}" : null;
        if (Participant is not null)
        {
            var positions = await db.PositionsOfAsync([.. Windows.Select(window => WindowId.From(window.WindowId))], Participant.Code, cancellationToken);
            Nets = positions.ToLookup(position => position.WindowId.Value, position => Wire.MoneyOf(position.Currency, position.Net));
        }

        db.Record(new AuditEntry("settlement.watch", caller.Actor) { Resource = Participant is null ? null : $"participant/{Participant.Code}" });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
