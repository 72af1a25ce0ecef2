using System.Data.Common;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Block.Vouchers;

/// <summary>Ends vouchers that have expired, so that their money is free again; several hosts may do it at once.</summary>
internal sealed class VoucherWorker(IServiceProvider services, ICountryPacks packs, IStoreFaults faults, ILogger<VoucherWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var pack in packs.All)
            {
                while (await TryExpireAsync(TenantId.Parse(pack.Id), stoppingToken))
                {
                    stoppingToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    private async Task<bool> TryExpireAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = services.CreateTenantScope(tenant);
            return await scope.ServiceProvider.GetRequiredService<VoucherExpiry>().ExpireSliceAsync(cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception) || faults.IsStale(exception) || exception is DbException or InvalidOperationException)
        {
            // What was not committed is as it was; the next round goes on from there.
            logger.ExpiryDelayed(tenant.Value, exception);
            return false;
        }
    }
}
