using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>Requests that share a transaction, of which one dies at any point: each is paid whole or not at all, and its key tells which (PAY-5.1).</summary>
public sealed class SharedCrashTests
{
    private const int Together = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_dies_at_a_point_each_order_is_paid_once(bool onPostgreSql)
    {
        await using var ledger = await SimulatedLedger.StartAsync(onPostgreSql, new Random(1));
        var payer = new LedgerPayer();
        await ledger.PayAsync(payer, new Order("first-key", 0, 1, 1), -1);
        var (paid, deaths, point) = (1, 0, 0);

        // Until a point lies beyond all that are passed.
        for (var isReached = true; isReached; point++)
        {
            var orders = Enumerable.Range(0, Together).Select(number => new Order($"key-{point}-{number}", 0, 1, 1)).ToList();
            var told = await ledger.PayTogetherAsync(payer, orders, point);
            isReached = told.Contains(null);
            deaths += told.Count(outcome => outcome is null);

            // Who was told is told the same again, who was not learns the outcome now.
            for (var number = 0; number < Together; number++)
            {
                Assert.True(told[number] is null or { Kind: "paid" }, $"point {point}: {told[number]}");
                var again = await ledger.PayAsync(payer, orders[number], -1);
                Assert.Equal("paid", again!.Kind);
                Assert.True(told[number] is null || told[number] == again, $"point {point}: {told[number]}, then {again}");
            }

            paid += Together;
            var (balances, transfers) = await ledger.ReadAsync();
            Assert.Equal((-paid, paid), (balances[0], transfers));
        }

        Assert.InRange(deaths, 16, int.MaxValue);
        var (_, report) = await HostVerifier.RunAsync(ledger.Host, []);
        Assert.DoesNotContain("BROKEN", report, StringComparison.Ordinal);
    }
}
