using System.Text;
using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>One round of delivery: takes what is due under a lease, delivers it outside any transaction, and writes down what became of it.</summary>
internal sealed class OutboxRound(BlockDbContext context, IOutboxTransport transport, IOptions<OutboxOptions> options, ILogger<OutboxRound> logger)
{
    private const int BatchSize = 20;
    private const int ReasonLength = 500;

    /// <summary>Longer than any delivery takes; after it, another deliverer takes over from one that died.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <returns>Whether the batch was full, so that more may be due.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = context.Scope.Clock.GetUtcNow();
        if (!await context.Set<OutboxMessage>().AnyAsync(message => message.ParkedAt == null && message.NextAttemptAt <= now, cancellationToken))
        {
            return false;
        }

        var taken = await TakeAsync(now, cancellationToken);
        var reasons = await Task.WhenAll(taken.Select(message => transport.DeliverAsync(Delivery(message), cancellationToken)));
        await SettleAsync(taken.Zip(reasons).ToList(), cancellationToken);
        return taken.Count == BatchSize;
    }

    private async Task<List<OutboxMessage>> TakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT * FROM {StoreSql.Table<OutboxMessage>(context)} WHERE parked_at IS NULL AND next_attempt_at <= {"{0}"}
            ORDER BY next_attempt_at, id LIMIT {BatchSize}{StoreSql.ForUpdate(context, skipLocked: true)}
            """;
        await using var transaction = await StoreTransaction.BeginAsync(context, cancellationToken);
        var taken = await context.Set<OutboxMessage>().FromSqlRaw(sql, StoreSql.Time(context, now)).ToListAsync(cancellationToken);
        foreach (var message in taken)
        {
            message.Attempts++;
            message.NextAttemptAt = now + Lease;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync();
        context.ChangeTracker.Clear();
        return taken;
    }

    private async Task SettleAsync(IReadOnlyList<(OutboxMessage Message, string? Reason)> results, CancellationToken cancellationToken)
    {
        var delivered = results.Where(result => result.Reason is null).Select(result => result.Message.Id).ToList();
        await using var transaction = await StoreTransaction.BeginAsync(context, cancellationToken);
        await context.Set<OutboxMessage>().Where(message => delivered.Contains(message.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var (message, reason) in results)
        {
            if (reason is not null)
            {
                await PostponeAsync(message, reason, cancellationToken);
            }
        }

        await transaction.CommitAsync();
    }

    private Task<int> PostponeAsync(OutboxMessage message, string reason, CancellationToken cancellationToken)
    {
        var now = context.Scope.Clock.GetUtcNow();
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, message.Attempts - 1), LongestPause.TotalSeconds));
        DateTimeOffset? parked = null;
        if (message.Attempts >= options.Value.MaximumAttempts)
        {
            parked = now;
            logger.EventParked(message.Type, context.Block, message.Attempts, message.Target, reason);
        }

        return context.Set<OutboxMessage>().Where(row => row.Id == message.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LastError, reason[..Math.Min(reason.Length, ReasonLength)])
                .SetProperty(row => row.NextAttemptAt, now + pause)
                .SetProperty(row => row.ParkedAt, parked),
            cancellationToken);
    }

    private OutboxDelivery Delivery(OutboxMessage message) =>
        new(context.Block, message.Tenant, message.Type, message.Target, Encoding.UTF8.GetBytes(message.Body));
}
