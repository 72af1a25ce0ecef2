using System.Data.Common;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Pays released batches, line by line, each line in a transaction of its own; several hosts may pay one batch at once.</summary>
internal sealed class BatchWorker(IServiceProvider services, ICountryPacks packs, TimeProvider clock, IStoreFaults faults, ILogger<BatchWorker> logger) : BackgroundService
{
    private const int Slice = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Pays a slice of each batch that is due, so that a long batch does not hold up the others.</summary>
    /// <returns>Whether there may be more to pay at once.</returns>
    public async Task<bool> PaySliceAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var more = false;
        foreach (var batch in await DueAsync(tenant, cancellationToken))
        {
            var paid = 0;
            while (paid < Slice && await PayNextAsync(tenant, batch, cancellationToken))
            {
                paid++;
                cancellationToken.ThrowIfCancellationRequested();
            }

            more |= paid == Slice;
        }

        return more;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var more = true;
            while (more)
            {
                more = false;
                foreach (var pack in packs.All)
                {
                    more |= await TryPayAsync(TenantId.Parse(pack.Id), stoppingToken);
                }
            }
        }
    }

    private async Task<bool> TryPayAsync(TenantId tenant, CancellationToken stopping)
    {
        try
        {
            return await PaySliceAsync(tenant, stopping);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception) || faults.IsStale(exception) || exception is DbException or InvalidOperationException)
        {
            // What was not committed is as it was; the next round goes on from there.
            logger.BatchDelayed(tenant.Value, exception);
            return false;
        }
    }

    private async Task<List<BatchId>> DueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateTenantScope(tenant);
        return await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().DueBatchesAsync(clock.GetUtcNow(), cancellationToken);
    }

    private async Task<bool> PayNextAsync(TenantId tenant, BatchId batch, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateTenantScope(tenant);
        return await scope.ServiceProvider.GetRequiredService<LinePayer>().PayNextAsync(batch, cancellationToken);
    }
}
