using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Removes expired idempotency keys, once an hour.</summary>
internal sealed class KeySweeper(
    IServiceScopeFactory scopes, IEnumerable<BlockStore> stores, IStoreFaults faults, ILogger<KeySweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var store in stores)
            {
                await SweepAsync(store, stoppingToken);
            }
        }
    }

    private async Task SweepAsync(BlockStore store, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = store.Open(scope.ServiceProvider);
        var now = context.Scope.Clock.GetUtcNow();
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(context, cancellationToken);
            await context.Set<IdempotencyKey>().Where(key => key.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync();
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            logger.StoreUnavailable(store.Block, exception);
        }
    }
}
