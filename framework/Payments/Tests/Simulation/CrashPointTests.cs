namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>A payment that dies at any of its points is done whole or not at all, and its key tells which (PAY-5.1).</summary>
public sealed class CrashPointTests
{
    private const long Amount = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_dies_at_each_point_and_is_whole_or_nothing(bool onPostgreSql)
    {
        await using var ledger = await SimulatedLedger.StartAsync(onPostgreSql, new Random(1));
        var payer = new LedgerPayer();

        // The first payment makes the head of the audit chain; those after it are alike.
        await ledger.PayAsync(payer, new Order("first-key", 0, 1, Amount), -1);
        await ledger.PayAsync(payer, new Order("second-key", 0, 1, Amount), -1);
        var points = ledger.Passed;
        var (paid, died) = (2, 0);

        for (var point = 0; point < points; point++)
        {
            var order = new Order($"key-at-{point}", 0, 1, Amount);
            Assert.Null(await ledger.PayAsync(payer, order, point));
            var before = paid + (ledger.Committed ? 1 : 0);
            died += ledger.Committed ? 0 : 1;
            Assert.Equal((-Amount * before, before), await StandAsync(ledger));

            // Who repeats the key learns the outcome, and it is one payment whichever it was.
            var told = await ledger.PayAsync(payer, order, -1);
            Assert.Equal("paid", told!.Kind);
            Assert.Equal(told, await ledger.PayAsync(payer, order, -1));
            paid++;
            Assert.Equal((-Amount * paid, paid), await StandAsync(ledger));
        }

        // All but the last point lie before the commit.
        Assert.Equal(points - 1, died);
        Assert.InRange(points, 12, 43);
    }

    private static async Task<(long Balance, int Transfers)> StandAsync(SimulatedLedger ledger)
    {
        var (balances, transfers) = await ledger.ReadAsync();
        return (balances[0], transfers);
    }
}
