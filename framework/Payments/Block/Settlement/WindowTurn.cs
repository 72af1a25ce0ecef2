using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>Opens the next window and closes the one before, in one transaction: every transfer is on one side of that moment.</summary>
internal sealed class WindowTurn(PaymentsDbContext db, TimeProvider clock)
{
    /// <summary>Opens the first window of a tenant, where it has none; the lock is held from here on.</summary>
    public async Task BeginAsync(string tenant, CancellationToken cancellationToken)
    {
        await db.TakeWindowAsync(tenant, cancellationToken);
        if (await db.OpenWindowAsync(cancellationToken) is null)
        {
            await OpenAsync(null, cancellationToken);
        }
    }

    /// <summary>Turns the page (PAY-17.6, PAY-17.7).</summary>
    /// <returns>The window that is open now.</returns>
    public async Task<ClearingWindow> TurnAsync(string tenant, CancellationToken cancellationToken)
    {
        await db.TakeWindowAsync(tenant, cancellationToken);
        return await db.OpenWindowAsync(cancellationToken) is { } open ? await CloseAsync(open.Id, cancellationToken) : await OpenAsync(null, cancellationToken);
    }

    /// <summary>Turns the page if it is the one that somebody looks at: of two who close a window, one does (PAY-17.11).</summary>
    /// <returns>The window that is open now; <see langword="null"/> when the other was not.</returns>
    public async Task<ClearingWindow?> TurnAsync(string tenant, WindowId seen, CancellationToken cancellationToken)
    {
        await db.TakeWindowAsync(tenant, cancellationToken);
        return (await db.OpenWindowAsync(cancellationToken))?.Id == seen ? await CloseAsync(seen, cancellationToken) : null;
    }

    private async Task<ClearingWindow> CloseAsync(WindowId open, CancellationToken cancellationToken)
    {
        await db.CloseAsync(open, clock.GetUtcNow(), cancellationToken);
        db.Positions.AddRange(await DrawAsync(open, cancellationToken));
        return await OpenAsync(open, cancellationToken);
    }

    private async Task<ClearingWindow> OpenAsync(WindowId? previous, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = new ClearingWindow { Id = WindowId.From(Guid.CreateVersion7(now)), PreviousId = previous, OpenedAt = now };
        db.Windows.Add(next);
        await db.SaveChangesAsync(cancellationToken);
        return next;
    }

    /// <summary>Sums what each participant paid and received; nothing is counted in the window any more (PAY-17.8).</summary>
    private async Task<IEnumerable<NetPosition>> DrawAsync(WindowId window, CancellationToken cancellationToken)
    {
        var counted = db.Entries.Where(entry => entry.WindowId == window);
        var paid = await counted.GroupBy(entry => new { Participant = entry.DebtorParticipant, entry.Currency })
            .Select(group => new { group.Key, Sum = group.Sum(entry => entry.Amount) }).ToDictionaryAsync(row => row.Key, row => row.Sum, cancellationToken);
        var received = await counted.GroupBy(entry => new { Participant = entry.CreditorParticipant, entry.Currency })
            .Select(group => new { group.Key, Sum = group.Sum(entry => entry.Amount) }).ToDictionaryAsync(row => row.Key, row => row.Sum, cancellationToken);
        return paid.Keys.Union(received.Keys).Select(key => new NetPosition
        {
            Id = PositionId.From(Guid.CreateVersion7(clock.GetUtcNow())),
            WindowId = window,
            Participant = key.Participant,
            Currency = key.Currency,
            Paid = paid.GetValueOrDefault(key),
            Received = received.GetValueOrDefault(key),
        });
    }
}
