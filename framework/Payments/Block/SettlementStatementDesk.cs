using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows a participant what it paid and received in a window, and compares that with its own list.</summary>
internal sealed class SettlementStatementDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems)
{
    /// <summary>The most transfers that are compared at once.</summary>
    private const int MostCompared = 5000;

    public async Task<Results<Ok<SettlementStatement>, ProblemHttpResult>> StatementAsync(string participant, Guid windowId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        if (await SeenAsync(participant, windowId, cancellationToken) is not { } window)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var rows = await db.EntriesAsync(window.Id, participant, TransferId.From(after ?? Guid.Empty), TransferId.From(Guid.AllBitsSet), limit + 1, cancellationToken);
        var positions = await db.PositionsOfAsync(window.Id, participant, cancellationToken);
        Record("settlement.statement", participant, window.Id);
        return TypedResults.Ok(new SettlementStatement
        {
            Participant = participant,
            WindowId = windowId,
            Status = window.Status,
            Positions = [.. positions.Select(position => position.ToWire())],
            Items = [.. rows.Take(limit).Select(row => row.ToWire(participant))],
            NextCursor = pages.Next(rows.Count > limit, () => rows[limit - 1].TransferId.Value),
        });
    }

    public async Task<Results<Ok<ReconciliationReport>, ProblemHttpResult>> ReconcileAsync(string participant, Guid windowId, ReconciliationList list, CancellationToken cancellationToken)
    {
        if (await SeenAsync(participant, windowId, cancellationToken) is not { } window)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (window.Status == SettlementWindowStatus.Opened)
        {
            return problems.Write(PaymentsProblems.WindowStateRefuses);
        }

        var (listed, refusal) = Read(list);
        if (refusal is not null)
        {
            return problems.Write(refusal);
        }

        var counted = await db.EntriesAsync(window.Id, participant, TransferId.From(list.After ?? Guid.Empty), TransferId.From(list.UpTo ?? Guid.AllBitsSet), MostCompared + 1, cancellationToken);
        if (counted.Count > MostCompared)
        {
            return problems.Write(PaymentsProblems.PartTooLarge);
        }

        Record("settlement.reconcile", participant, window.Id);
        return Answer(Reconciliation.Compare([.. counted.Select(entry => new ReconciledTransfer(entry.TransferId, entry.Currency, entry.AmountFor(participant)))], listed));
    }

    private static Ok<ReconciliationReport> Answer(IEnumerable<FoundDifference> found)
    {
        ReconciliationDifference[] differences = [.. found.Select(difference => difference.ToWire())];
        return TypedResults.Ok(new ReconciliationReport { Matches = differences.Length == 0, Differences = differences });
    }

    /// <summary>Reads the participant's own transfers, or says why not (PAY-17.20).</summary>
    private static (List<ReconciledTransfer> Listed, ProblemKind? Refusal) Read(ReconciliationList list)
    {
        var listed = new List<ReconciledTransfer>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (!Money.TryParse(item.Amount.Currency, item.Amount.Amount, out var amount))
            {
                return ([], PaymentsProblems.AmountInvalid);
            }

            if ((list.After is { } after && item.TransferId.CompareTo(after) <= 0) || (list.UpTo is { } upTo && item.TransferId.CompareTo(upTo) > 0))
            {
                return ([], PaymentsProblems.OutsidePart);
            }

            listed.Add(new ReconciledTransfer(TransferId.From(item.TransferId), item.Amount.Currency, amount.MinorUnits));
        }

        return (listed, null);
    }

    /// <summary>The window, where the caller sees the participant (PAY-17.1).</summary>
    private async Task<ClearingWindow?> SeenAsync(string participant, Guid windowId, CancellationToken cancellationToken) =>
        await db.SeesParticipantAsync(caller, participant, cancellationToken) ? await db.WindowAsync(windowId, cancellationToken) : null;

    private void Record(string action, string participant, WindowId window) =>
        db.Record(new AuditEntry(action, caller.Actor) { Resource = $"settlement-window/{window.Value}", Detail = new Dictionary<string, string> { ["participant"] = participant } });
}
