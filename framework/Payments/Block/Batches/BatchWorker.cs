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

    /// <summary>Pays a slice of a batch, so that a long batch does not hold up the others.</summary>
    /// <returns>Whether there may be more to pay at once.</returns>
    public async Task<bool> PaySliceAsync(TenantId tenant, BatchId batch, CancellationToken cancellationToken)
    {
        var paid = 0;
        while (paid < Slice && await PayNextAsync(tenant, batch, cancellationToken))
        {
            paid++;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return paid == Slice;
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
                    more |= await PayTenantAsync(TenantId.Parse(pack.Id), stoppingToken);
                }
            }
        }
    }

    private async Task<bool> PayTenantAsync(TenantId tenant, CancellationToken stopping)
    {
        var more = false;
        var due = new List<BatchId>();
        await TryAsync(tenant, async () => due = await DueAsync(tenant, stopping));

        // Each by itself: one that cannot be paid must not hold up those behind it.
        foreach (var batch in due)
        {
            await TryAsync(tenant, async () => more |= await PaySliceAsync(tenant, batch, stopping));
        }

        return more;
    }

    private async Task TryAsync(TenantId tenant, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (faults.IsUnavailable(exception) || faults.IsStale(exception) || exception is DbException or InvalidOperationException)
        {
            // What was not committed is as it was; the next round goes on from there.
            logger.BatchDelayed(tenant.Value, exception);
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
