using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Settlement;

/// <summary>Transfers at the moment at which a window is closed are in one window, on two hosts as on one.</summary>
public sealed class WindowRaceTests
{
    private const int Payers = 6;

    private const int Rounds = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_transfer_is_lost_and_none_is_in_two_windows(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await SettlementParties.MakeAsync(host);
        var pairs = new List<SettlementParties>();
        for (var payer = 0; payer < Payers; payer++)
        {
            // Each with accounts of its own, so that nothing but the window holds them apart.
            pairs.Add(new SettlementParties(payer % 2 == 0 ? host : beside, await SettlementParties.OpenAsync(host, "pesabank", "tester"), await SettlementParties.OpenAsync(host, "safibank", "another")));
        }

        var paying = pairs.Select(pair => Task.Run(async () =>
        {
            var paid = new List<string>();
            for (var round = 0; round < Rounds; round++)
            {
                paid.Add(await pair.PayAsync("1.00", round % 2 == 1));
            }

            return paid;
        })).ToList();
        var closed = new List<string>();
        while (paying.Any(payer => !payer.IsCompleted))
        {
            closed.Add(await parties.TurnAsync());
        }

        var paid = (await Task.WhenAll(paying)).SelectMany(ids => ids).Order().ToList();
        closed.Add(await parties.TurnAsync());
        var counted = new List<string>();
        foreach (var window in closed)
        {
            counted.AddRange((await parties.CountedAsync(window)).Select(entry => entry.Id));
        }

        Assert.Equal(Payers * Rounds, paid.Distinct().Count());
        Assert.Equal(paid, counted.Order());
        Assert.EndsWith("nothing is broken; cannot be told: I4", (await HostVerifier.RunAsync(host, [])).Report.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closings_and_confirmations_and_registrations_at_the_same_time_are_one_after_the_other(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var registered = await Task.WhenAll(Enumerable.Range(0, Payers).Select(_ => SettlementParties.RegisterAsync(host, "thirdbank", "tester")));
        var parties = await SettlementParties.MakeAsync(host);
        var before = await parties.OpenWindowAsync();

        var closed = await Task.WhenAll(Enumerable.Range(0, Payers).Select(_ => parties.TurnAsync()));
        var confirmed = await Task.WhenAll(Enumerable.Range(0, Payers).Select(turn => parties.ConfirmAsync(before, $"RTGS {turn}")));

        Assert.Equal(["201", .. Enumerable.Repeat("409 PAY-0510", Payers - 1)], registered.Select(answer => answer.Outcome).Order());
        Assert.Equal(Payers, closed.Distinct().Count());
        Assert.Contains(before, closed);
        Assert.Equal(["200", .. Enumerable.Repeat("409 PAY-0511", Payers - 1)], confirmed.Select(answer => answer.Outcome).Order());
    }
}
