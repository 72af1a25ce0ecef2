using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Bills;

/// <summary>Whatever happens at the same time, a bill is paid once or not at all.</summary>
public sealed class BillRaceTests
{
    private const int Payers = 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_payments_at_the_same_time_from_different_accounts_one_is_done(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var bill = await parties.IssueAsync();
        var payers = new List<string>();
        for (var payer = 0; payer < Payers; payer++)
        {
            payers.Add(await parties.PayerAsync());
        }

        // Each under a key of its own, so that nothing but the bill holds them apart.
        var answers = await Task.WhenAll(payers.Select(payer => parties.PayAsync(bill.Text("billNumber"), payer)));

        Assert.Equal(["201", .. Enumerable.Repeat("409 PAY-0481", Payers - 1)], answers.Select(answer => answer.Outcome).Order());
        Assert.Equal(answers.Single(answer => answer.Status == 201).Text("transferId"), (await parties.ReadAsync(bill.Text("billId"))).Text("transferId"));
        await AssertWholeAsync(parties, "10.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_that_races_with_a_cancellation_comes_before_it_whole_or_does_not_happen(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var (payer, sum) = (await parties.PayerAsync(), 0);
        for (var turn = 0; turn < 8; turn++)
        {
            var bill = await parties.IssueAsync();
            var (pay, cancel) = (parties.PayAsync(bill.Text("billNumber"), payer), parties.CancelAsync(bill.Text("billId")));
            var outcomes = (Paid: (await pay).Outcome, Cancelled: (await cancel).Outcome);

            Assert.Contains(outcomes, new[] { ("201", "409 PAY-0481"), ("409 PAY-0481", "200") });
            Assert.Equal(outcomes.Paid == "201" ? "paid" : "cancelled", await parties.StatusAsync(bill.Text("billId")));
            sum += outcomes.Paid == "201" ? 10 : 0;
        }

        await AssertWholeAsync(parties, $"{sum}.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Payments_with_one_key_move_money_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var (payer, number) = (await parties.PayerAsync(), (await parties.IssueAsync()).Text("billNumber"));

        var answers = await Task.WhenAll(Enumerable.Range(0, Payers).Select(_ => parties.PayAsync(number, payer, key: "one-key-for-all")));

        Assert.All(answers, answer => Assert.Contains(answer.Outcome, new[] { "201", "409 API-0409" }));
        Assert.Single(answers.Where(answer => answer.Status == 201).Append(await parties.PayAsync(number, payer, key: "one-key-for-all")).Select(answer => answer.Text("transferId")).Distinct());
        Assert.Equal("422 API-0422", (await parties.PayAsync("0000-0000-0000", payer, key: "one-key-for-all")).Outcome);
        await AssertWholeAsync(parties, "10.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_issues_at_the_same_time_one_takes_the_reference(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => parties.IssueAsync(new() { ["reference"] = "INV-0042" })));

        Assert.Equal(["201", .. Enumerable.Repeat("409 PAY-0483", 7)], answers.Select(answer => answer.Outcome).Order());
    }

    private static async Task AssertWholeAsync(BillParties parties, string held)
    {
        Assert.Equal(held, await parties.Host.BalanceAsync(parties.Biller));
        var (_, report) = await HostVerifier.RunAsync(parties.Host, []);
        Assert.EndsWith("nothing is broken; cannot be told: I4", report.TrimEnd(), StringComparison.Ordinal);
    }
}
