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

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Opens, closes and confirms windows, and shows what they settle.</summary>
internal sealed class SettlementDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, WindowTurn turn, TimeProvider clock)
{
    public async Task<Results<Created<SettlementWindow>, ProblemHttpResult>> OpenAsync(CancellationToken cancellationToken) =>
        Opened(await turn.TurnAsync(caller.Tenant.Value, cancellationToken));

    /// <summary>Closes a window by opening the next; one that was closed meanwhile is refused (PAY-17.11).</summary>
    public async Task<Results<Created<SettlementWindow>, ProblemHttpResult>> CloseAsync(Guid windowId, CancellationToken cancellationToken)
    {
        if (await turn.TurnAsync(caller.Tenant.Value, WindowId.From(windowId), cancellationToken) is not { } window)
        {
            return problems.Write(PaymentsProblems.WindowStateRefuses);
        }

        return Opened(window);
    }

    /// <summary>Writes down where the nets were settled; no money moves here, as that of the participants is elsewhere (PAY-17.12).</summary>
    public async Task<Results<Ok<SettlementWindow>, ProblemHttpResult>> ConfirmAsync(Guid windowId, SettlementConfirmation confirmation, CancellationToken cancellationToken)
    {
        if (await db.WindowAsync(windowId, cancellationToken) is not { } window)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!await db.ConfirmAsync(window.Id, confirmation.Reference, clock.GetUtcNow(), cancellationToken))
        {
            return problems.Write(PaymentsProblems.WindowStateRefuses);
        }

        Record("settlement.confirm", window.Id);
        return TypedResults.Ok((await db.WindowAsync(windowId, cancellationToken))!.ToWire());
    }

    public async Task<Results<Ok<SettlementWindow>, ProblemHttpResult>> GetAsync(Guid windowId, CancellationToken cancellationToken) =>
        await db.WindowAsync(windowId, cancellationToken) is { } window ? TypedResults.Ok(window.ToWire()) : problems.Write(PaymentsProblems.NotFound);

    public async Task<Results<Ok<SettlementWindowPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.WindowsAsync(WindowId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new SettlementWindowPage { Items = [.. rows.Take(limit).Select(row => row.ToWire())], NextCursor = next });
    }

    public async Task<Results<Ok<SettlementPositionPage>, ProblemHttpResult>> PositionsAsync(Guid windowId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        if (await db.WindowAsync(windowId, cancellationToken) is not { } window)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var rows = await db.PositionsAsync(window.Id, PositionId.From(after ?? Guid.Empty), limit + 1, cancellationToken);
        Record("settlement.positions", window.Id);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new SettlementPositionPage { Items = [.. rows.Take(limit).Select(row => row.ToWire())], NextCursor = next });
    }

    private Created<SettlementWindow> Opened(ClearingWindow window)
    {
        Record("settlement.open", window.Id);
        return TypedResults.Created($"/payments/v1/settlement-windows/{window.Id.Value}", window.ToWire());
    }

    private void Record(string action, WindowId id) => db.Record(new AuditEntry(action, caller.Actor) { Resource = $"settlement-window/{id.Value}" });
}
