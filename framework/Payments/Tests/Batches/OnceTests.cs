using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Simulation;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>Each line is paid once, wherever the process dies and however many hosts pay (PAY-10.10).</summary>
public sealed class OnceTests
{
    private const int Lines = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hosts_on_one_database_pay_each_line_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var office = await BulkOffice.OpenAsync(host);
        var accounts = await OpenAsync(host, Lines);
        var batch = await office.ValidatedAsync([.. accounts.Select(account => BulkOffice.To(account, "1.00"))], $"{Lines}.00");
        await office.ActAsync(batch, "release");

        await office.UntilAsync(batch, "completed");

        foreach (var account in accounts)
        {
            Assert.Equal("1.00", await host.BalanceAsync(account));
        }

        Assert.Equal($"{Lines}", (await office.ReadAsync(batch)).Text("paid", "count"));
        await AssertWholeAsync(host, Lines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_payment_of_a_line_dies_at_each_point_and_is_whole_or_nothing(bool onPostgreSql)
    {
        var crashes = new CrashPoints();
        await using var host = await PaymentsHost.StartAsync(onPostgreSql, services: services =>
        {
            // The test pays itself, and dies.
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(BatchWorker)));
            services.AddSingleton<BatchWorker>();
            services.ConfigureDbContext<SqlitePaymentsDbContext>(options => options.AddInterceptors(crashes));
            services.ConfigureDbContext<PostgreSqlPaymentsDbContext>(options => options.AddInterceptors(crashes));
        });
        var office = await BulkOffice.OpenAsync(host);
        var accounts = await OpenAsync(host, Lines);
        var batch = await office.ValidatedAsync([.. accounts.Select(account => BulkOffice.To(account, "1.00"))], $"{Lines}.00");
        await office.ActAsync(batch, "release");
        var worker = host.Host.Services.GetRequiredService<BatchWorker>();

        // Each round dies one point later than the one before, wherever in a line that is.
        var (deaths, point) = (0, 0);
        while (await office.StatusAsync(batch) != "completed")
        {
            crashes.Arm(point);
            point++;
            try
            {
                while (await worker.PaySliceAsync(TenantId.Parse("ke"), BatchId.From(Guid.Parse(batch)), Cancellation))
                {
                }
            }
            catch (Exception died) when (Died(died))
            {
                deaths++;
            }

            crashes.Arm(-1);
            await AssertTalliedAsync(office, batch);
        }

        Assert.InRange(deaths, 16, int.MaxValue);
        foreach (var account in accounts)
        {
            Assert.Equal("1.00", await host.BalanceAsync(account));
        }

        await AssertWholeAsync(host, Lines);
    }

    private static bool Died(Exception? exception) => exception is not null && (exception is CrashException || Died(exception.InnerException));

    /// <summary>Whatever died: what is counted as paid has moved, and nothing else.</summary>
    private static async Task AssertTalliedAsync(BulkOffice office, string batch)
    {
        var paid = (await office.ReadAsync(batch)).Text("paid", "sum", "amount");
        Assert.Equal(paid == "0.00" ? paid : $"-{paid}", await office.Host.BalanceAsync(office.Treasury));
    }

    private static async Task<string[]> OpenAsync(PaymentsHost host, int count)
    {
        var accounts = new string[count];
        for (var number = 0; number < count; number++)
        {
            accounts[number] = await host.OpenAsync();
        }

        return accounts;
    }

    private static async Task AssertWholeAsync(PaymentsHost host, int transfers)
    {
        var (_, report) = await HostVerifier.RunAsync(host, []);
        Assert.DoesNotContain("BROKEN", report, StringComparison.Ordinal);
        await using var scope = host.Scope();
        Assert.Equal(transfers, await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Transfers.CountAsync(Cancellation));
    }
}
