using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Settlement;

/// <summary>What is counted where, and what becomes of it.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Transfers_between_participants_are_counted_netted_and_confirmed(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        var own = await host.OpenAsync("treasury", floor: "-100.00");
        var sibling = await SettlementParties.OpenAsync(host, "pesabank", "tester");
        var (there, back) = (await parties.PayAsync("30.00"), await parties.PayAsync("12.50", back: true));
        var refund = (await host.PostAsync($"/payments/v1/transfers/{there}/refunds", new { amount = new { currency = "KES", amount = "5.00" }, reference = "Returned" }, client: "another")).Text("transferId");
        var fromOwn = (await host.PayAsync(own, new { accountId = parties.Pesa }, "2.00")).Text("transferId");
        Assert.Equal("201", (await host.PayAsync(parties.Pesa, new { accountId = sibling }, "7.00")).Outcome);
        Assert.Equal("409 PAY-0409", (await host.PayAsync(own, new { accountId = parties.Safi }, "1000.00")).Outcome);

        var window = await parties.OpenWindowAsync();
        Assert.Empty(await parties.PositionsAsync(window));
        Assert.Equal(window, await parties.TurnAsync());
        var next = await parties.OpenWindowAsync();
        var later = await parties.PayAsync("1.00");

        Assert.Equal(["own 2.00 0.00 -2.00 KES", "pesabank 30.00 19.50 -10.50 KES", "safibank 17.50 30.00 12.50 KES"], await parties.PositionsAsync(window));
        Assert.Equal(new[] { (there, "-30.00"), (back, "12.50"), (refund, "5.00"), (fromOwn, "2.00") }.OrderBy(Id), (await parties.CountedAsync(window)).OrderBy(Id));
        Assert.Equal([(fromOwn, "-2.00")], await parties.CountedAsync(window, "own", SettlementParties.Operator));
        Assert.Equal([(later, "-1.00")], await parties.CountedAsync(next));
        await AssertConfirmedAsync(host, parties, window, next);
        Assert.EndsWith("nothing is broken; cannot be told: I4", (await HostVerifier.RunAsync(host, [])).Report.TrimEnd(), StringComparison.Ordinal);

        static string Id((string Id, string) entry) => entry.Id;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_currency_is_netted_by_itself_and_a_statement_goes_page_by_page(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        var (yen, other) = (await SettlementParties.OpenAsync(host, "pesabank", "tester", "USD"), await SettlementParties.OpenAsync(host, "safibank", "another", "USD"));
        Assert.Equal("201", (await host.PayAsync(yen, new { accountId = other }, "3.00", "USD")).Outcome);
        await parties.PayAsync("4.00");
        await parties.PayAsync("5.00");
        var window = await parties.TurnAsync();

        Assert.Equal(["pesabank 3.00 0.00 -3.00 USD", "pesabank 9.00 0.00 -9.00 KES", "safibank 0.00 3.00 3.00 USD", "safibank 0.00 9.00 9.00 KES"], await parties.PositionsAsync(window));
        var first = await parties.StatementAsync("safibank", window, "another", "?limit=2");
        var last = await parties.StatementAsync("safibank", window, "another", $"?limit=2&cursor={first.Text("nextCursor")}");
        Assert.Equal((2, 1), (first.Json.GetProperty("items").GetArrayLength(), last.Json.GetProperty("items").GetArrayLength()));
        Assert.Equal(2, first.Json.GetProperty("positions").GetArrayLength());
        Assert.False(last.Json.TryGetProperty("nextCursor", out _));
        Assert.Equal("400 API-0400", (await parties.StatementAsync("safibank", window, "another", "?cursor=nonsense")).Outcome);
    }

    private static async Task AssertConfirmedAsync(PaymentsHost host, SettlementParties parties, string window, string next)
    {
        var before = await host.BalanceAsync(parties.Pesa);
        Assert.Equal("409 PAY-0511", (await parties.ConfirmAsync(next)).Outcome);
        var confirmed = await parties.ConfirmAsync(window);
        Assert.Equal(["confirmed", "RTGS 42"], [confirmed.Text("status"), confirmed.Text("reference")]);
        Assert.Equal("409 PAY-0511", (await parties.ConfirmAsync(window, "Another")).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.ConfirmAsync($"{Guid.CreateVersion7()}")).Outcome);
        Assert.Equal("RTGS 42", (await host.GetAsync($"{SettlementParties.Windows}/{window}")).Text("reference"));
        Assert.Equal(before, await host.BalanceAsync(parties.Pesa));
    }
}
