using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Delivers events, each webhook by itself, so that one whose receiver hangs holds up no other; several hosts may deliver at once.</summary>
internal sealed class WebhookWorker(IServiceProvider services, ICountryPacks packs, IOptionsMonitor<PaymentsOptions> options, TimeProvider clock)
    : PaymentRounds(Work, services)
{
    /// <summary>The name under which deliveries are announced.</summary>
    public const string Work = "deliver-to-webhooks";

    private const int MostAtOnce = 64;

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<WebhookId, Task> busy = new();

    private DateTimeOffset sweptAt;

    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        var due = await DueAsync((db, tenants, now) => db.DueWebhooksAsync(tenants, now, stopping), stopping);
        foreach (var webhook in due.Where(webhook => !busy.ContainsKey(webhook.Id)).Take(MostAtOnce - busy.Count))
        {
            busy[webhook.Id] = Task.Run(() => DeliverAsync(TenantId.Parse(webhook.Tenant), webhook.Id, stopping), CancellationToken.None);
        }

        await SweepAsync(stopping);
        return false;
    }

    protected override Task EndAsync() => Task.WhenAll(busy.Values);

    private async Task DeliverAsync(TenantId tenant, WebhookId webhook, CancellationToken stopping)
    {
        try
        {
            // Stopped half way, what was not settled is delivered again once its lease is over.
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
            await using var scope = Services.CreateTenantScope(tenant);
            more = await scope.ServiceProvider.GetRequiredService<DeliveryRound>().RunAsync(webhook, stopping);
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        if (now - sweptAt < BetweenSweeps)
        {
            return;
        }

        sweptAt = now;
        var before = now.AddDays(-options.CurrentValue.Webhooks.KeepDays);
        foreach (var pack in packs.All)
        {
            await TryAsync(TenantId.Parse(pack.Id), scope => scope.GetRequiredService<PaymentsDbContext>().SweepDeliveriesAsync(before, stopping), stopping);
        }
    }
}
