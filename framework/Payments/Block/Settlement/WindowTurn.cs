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
        if (await db.OpenWindowAsync(cancellationToken) is not { } open)
        {
            return await OpenAsync(null, cancellationToken);
        }

        await db.CloseAsync(open.Id, clock.GetUtcNow(), cancellationToken);
        db.Positions.AddRange(await DrawAsync(open.Id, cancellationToken));
        return await OpenAsync(open.Id, cancellationToken);
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
