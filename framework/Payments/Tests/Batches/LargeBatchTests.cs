using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>A batch of several transactions, of which one finds nothing to pay (PAY-10.5, PAY-10.10, PAY-10.16).</summary>
public sealed class LargeBatchTests
{
    private const int Others = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_are_paid_over_a_gap_as_long_as_a_transaction(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(host);
        var often = await host.OpenAsync();
        List<string> others = [];
        for (var number = 0; number < Others; number++)
        {
            others.Add(await host.OpenAsync());
        }

        // All but the first of the lines to one account are excluded: those of the second transaction all are.
        string[] lines = [.. Enumerable.Repeat(BulkOffice.To(often, "1.00"), 2 * LinePayer.MostAtOnce), .. others.Select(account => BulkOffice.To(account, "2.00"))];
        var batch = await office.ValidatedAsync(lines, $"{(2 * LinePayer.MostAtOnce) + (2 * Others)}.00");
        await office.ActAsync(batch, "release");
        await office.UntilAsync(batch, "completed");

        var told = await office.ReadAsync(batch);
        Assert.Equal(($"{Others + 1}", "101.00", $"{(2 * LinePayer.MostAtOnce) - 1}"), (told.Text("paid", "count"), told.Text("paid", "sum", "amount"), told.Text("excluded", "count")));
        Assert.Equal(("1.00", "2.00", "-101.00"), (await host.BalanceAsync(often), await host.BalanceAsync(others[^1]), await host.BalanceAsync(office.Treasury)));
        var result = (await office.ReadAsync(batch, "/result")).Body.Trim().Split('\n');
        Assert.Equal((lines.Length + 1, 1999, 51), (result.Length, result.Count(line => line.Contains(",excluded,", StringComparison.Ordinal)), result.Count(line => line.Contains(",paid,", StringComparison.Ordinal))));
        var (_, report) = await HostVerifier.RunAsync(host, []);
        Assert.DoesNotContain("BROKEN", report, StringComparison.Ordinal);
        await using var scope = host.Scope();
        Assert.Equal(Others + 1, await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Transfers.CountAsync(Cancellation));
    }
}
