using System.Data.Common;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Bills;

/// <summary>A payment that dies between its postings, the end of its bill and its commit leaves nothing, and its key pays once afterwards.</summary>
public sealed class BillCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_payment_dies_the_bill_is_due_and_nothing_has_moved(bool onPostgreSql)
    {
        var death = new Death();
        await using var host = await PaymentsHost.StartAsync(onPostgreSql, services: services =>
        {
            services.ConfigureDbContext<SqlitePaymentsDbContext>(options => options.AddInterceptors(death));
            services.ConfigureDbContext<PostgreSqlPaymentsDbContext>(options => options.AddInterceptors(death));
        });
        var parties = await BillParties.MakeAsync(host);
        var (payer, bill) = (await parties.PayerAsync(), await parties.IssueAsync());
        var (id, number) = (bill.Text("billId"), bill.Text("billNumber"));
        foreach (var isAfter in new[] { false, true })
        {
            death.Comes = isAfter ? "after" : "before";
            Assert.InRange((await parties.PayAsync(number, payer, key: "the-key-that-died")).Status, 500, 599);
            death.Comes = "";

            Assert.Equal(["due", "0.00"], [await parties.StatusAsync(id), await host.BalanceAsync(parties.Biller)]);
        }

        Assert.Equal(2, death.Count);
        Assert.Equal("201", (await parties.PayAsync(number, payer, key: "the-key-that-died")).Outcome);
        Assert.Equal(["paid", "10.00"], [await parties.StatusAsync(id), await host.BalanceAsync(parties.Biller)]);
        var (_, report) = await HostVerifier.RunAsync(host, []);
        Assert.EndsWith("nothing is broken; cannot be told: I4", report.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>Comes before or after the statement that ends a bill.</summary>
    private sealed class Death : DbCommandInterceptor
    {
        public string Comes { get; set; } = "";

        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Pass(command, "before");
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Pass(command, "after");
            return ValueTask.FromResult(result);
        }

        private void Pass(DbCommand command, string when)
        {
            if (Comes == when && command.CommandText.StartsWith("UPDATE", StringComparison.Ordinal) && command.CommandText.Contains("bills", StringComparison.Ordinal))
            {
                Count++;
                throw new InvalidOperationException($"died {when} the end of the bill");
            }
        }
    }
}
