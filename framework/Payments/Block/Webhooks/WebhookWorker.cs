using System.Collections.Concurrent;
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
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Delivers events, each webhook by itself, so that one whose receiver hangs holds up no other; several hosts may deliver at once.</summary>
internal sealed class WebhookWorker(
    IServiceProvider services, ICountryPacks packs, IOptionsMonitor<PaymentsOptions> options, IStoreFaults faults, ILogger<WebhookWorker> logger) : BackgroundService
{
    private const int MostAtOnce = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<WebhookId, Task> busy = new();

    private DateTimeOffset sweptAt;

    private TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var pack in packs.All)
                {
                    await StartDueAsync(TenantId.Parse(pack.Id), stoppingToken);
                }

                await SweepAsync(stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(busy.Values);
        }
    }

    private async Task StartDueAsync(TenantId tenant, CancellationToken stopping)
    {
        var due = new List<WebhookId>();
        await TryAsync(tenant, async db => due = await db.DueWebhooksAsync(Clock.GetUtcNow(), stopping), stopping);
        foreach (var webhook in due.Where(webhook => !busy.ContainsKey(webhook)).Take(MostAtOnce - busy.Count))
        {
            busy[webhook] = Task.Run(() => DeliverAsync(tenant, webhook, stopping), CancellationToken.None);
        }
    }

    private async Task DeliverAsync(TenantId tenant, WebhookId webhook, CancellationToken stopping)
    {
        try
        {
            await TryAsync(tenant, _ => RunAsync(tenant, webhook, stopping), stopping);
        }
        finally
        {
            busy.TryRemove(webhook, out _);
        }
    }

    private async Task RunAsync(TenantId tenant, WebhookId webhook, CancellationToken stopping)
    {
        var more = true;
        while (more)
        {
            await using var scope = services.CreateTenantScope(tenant);
            more = await scope.ServiceProvider.GetRequiredService<DeliveryRound>().RunAsync(webhook, stopping);
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        var now = Clock.GetUtcNow();
        if (now - sweptAt < BetweenSweeps)
        {
            return;
        }

        sweptAt = now;
        foreach (var pack in packs.All)
        {
            await TryAsync(TenantId.Parse(pack.Id), db => db.SweepDeliveriesAsync(now.AddDays(-options.CurrentValue.Webhooks.KeepDays), stopping), stopping);
        }
    }

    private async Task TryAsync(TenantId tenant, Func<PaymentsDbContext, Task> work, CancellationToken stopping)
    {
        try
        {
            await using var scope = services.CreateTenantScope(tenant);
            await work(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not settled is delivered again once its lease is over.
        }
        catch (Exception exception) when (faults.IsUnavailable(exception) || faults.IsStale(exception) || exception is DbException or InvalidOperationException)
        {
            logger.DeliveriesDelayed(tenant.Value, exception);
        }
    }
}
