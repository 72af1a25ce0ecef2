using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

/// <summary>However many hosts deliver, one at a time holds a delivery, and none is lost with a host that dies.</summary>
public sealed class LeaseTests
{
    private const int Transfers = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hosts_on_one_database_send_each_delivery_once(bool onPostgreSql)
    {
        await using var hooked = await Hooked.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, hooked.Host);
        await hooked.SubscribeAsync();
        var (debtor, shop) = (await hooked.Host.OpenAsync("treasury", floor: "-100.00"), await hooked.Host.OpenAsync());

        await Task.WhenAll(Enumerable.Range(0, Transfers).Select(_ => hooked.Host.PayAsync(debtor, new { accountId = shop }, "0.01")));

        await hooked.Receiver.UntilAsync(Transfers);
        await Task.Delay(400, Cancellation);
        Assert.Equal(Transfers, hooked.Receiver.Inbox.Count);
        Assert.Equal(Transfers, hooked.Receiver.Inbox.Select(came => came.Text("id")).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_that_take_a_delivery_at_once_one_has_it_until_its_lease_is_over(bool onPostgreSql)
    {
        await using var hooked = await Hooked.StartAsync(onPostgreSql, WithoutWorker);
        await hooked.SubscribeAsync();
        await hooked.PayAsync();
        var now = hooked.Host.Host.Clock.GetUtcNow();
        var id = await InStoreAsync(hooked.Host, db => db.Deliveries.Select(delivery => delivery.Id).SingleAsync(Cancellation));
        var leases = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToList();

        var taken = await Task.WhenAll(leases.Select(lease => InStoreAsync(hooked.Host, db => db.LeaseAsync(id, lease, now, now.AddMinutes(1), Cancellation))));

        Assert.Equal(1, taken.Count(mine => mine));
        var (first, second) = (leases[Array.IndexOf(taken, true)], Guid.CreateVersion7());
        Assert.False(await InStoreAsync(hooked.Host, db => db.LeaseAsync(id, second, now.AddSeconds(59), now.AddMinutes(2), Cancellation)));
        Assert.True(await InStoreAsync(hooked.Host, db => db.LeaseAsync(id, second, now.AddSeconds(60), now.AddMinutes(2), Cancellation)));
        Assert.Equal(0, await SettleAsync(hooked.Host, id, first));
        Assert.Equal(1, await SettleAsync(hooked.Host, id, second));
        Assert.False(await InStoreAsync(hooked.Host, db => db.LeaseAsync(id, first, now.AddHours(1), now.AddHours(2), Cancellation)));
    }

    [Fact]
    public async Task What_a_host_that_died_held_is_delivered_by_another()
    {
        await using var hooked = await Hooked.StartAsync(services: WithoutWorker);
        await hooked.SubscribeAsync();
        await hooked.PayAsync();
        var now = hooked.Host.Host.Clock.GetUtcNow();
        await InStoreAsync(hooked.Host, db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Lease, Guid.CreateVersion7()).SetProperty(row => row.LeasedUntil, now.AddMinutes(1)), Cancellation));

        await using var beside = await PaymentsHost.StartAsync(onPostgreSql: false, hooked.Host);
        await Task.Delay(300, Cancellation);
        Assert.Empty(hooked.Receiver.Inbox);
        hooked.Host.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await hooked.Receiver.UntilAsync(1);
    }

    [Fact]
    public async Task What_is_old_and_settled_is_swept_and_what_is_pending_stays()
    {
        await using var hooked = await Hooked.StartAsync();
        var (webhook, paused) = (await hooked.SubscribeAsync(), await hooked.SubscribeAsync());
        await hooked.ActAsync($"{paused}/pause");
        await hooked.PayAsync();
        await hooked.UntilTriedAsync(webhook, 1);

        hooked.Host.Host.Clock.Advance(TimeSpan.FromDays(31));
        while ((await hooked.DeliveriesAsync(webhook)).Count > 0)
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.Single(await hooked.DeliveriesAsync(paused));
    }

    private static void WithoutWorker(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(WebhookWorker)));

    private static Task<int> SettleAsync(PaymentsHost host, DeliveryId id, Guid lease) =>
        InStoreAsync(host, db => db.SettleAsync(id, lease, new AttemptOutcome(null, 204), DeliveryStatus.Delivered, DateTimeOffset.UnixEpoch, Cancellation));

    private static async Task<T> InStoreAsync<T>(PaymentsHost host, Func<PaymentsDbContext, Task<T>> work)
    {
        await using var scope = host.Scope();
        return await work(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }
}
