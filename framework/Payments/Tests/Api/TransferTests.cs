using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

public sealed class TransferTests(PaymentsHost host)
{
    [Fact]
    public async Task A_transfer_moves_the_amount_and_has_a_receipt()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var merchant = await host.OpenAsync();

        var paid = await host.PayAsync(treasury, new { accountId = merchant }, "12.50");

        Assert.Equal(201, paid.Status);
        Assert.Equal(["-12.50", "12.50"], [await host.BalanceAsync(treasury), await host.BalanceAsync(merchant)]);
        Assert.Equal(paid.Body, (await host.GetAsync(paid.Header("Location"))).Body);
        var receipt = await host.GetAsync($"{paid.Header("Location")}/receipt");
        Assert.Matches("^R[0-9A-Z]{12}$", receipt.Text("receiptNumber"));
        Assert.Equal(paid.Text("receiptNumber"), receipt.Text("receiptNumber"));
        Assert.Equal(["The treasury", "The merchant"], [receipt.Text("debtorName"), receipt.Text("creditorName")]);
    }

    [Theory]
    [InlineData("0.00", "KES", "422 PAY-0422")]
    [InlineData("-1.00", "KES", "422 PAY-0422")]
    [InlineData("1", "KES", "422 PAY-0422")]
    [InlineData("1.0", "KES", "422 PAY-0422")]
    [InlineData("1.000", "KES", "422 PAY-0422")]
    [InlineData("1.00", "ZZZ", "422 PAY-0422")]
    [InlineData("10000000000000.01", "KES", "422 PAY-0422")]
    [InlineData("1.00", "MAD", "422 PAY-0423")]
    [InlineData("100.01", "KES", "409 PAY-0409")]
    [InlineData("100.00", "KES", "201")]
    public async Task An_amount_is_positive_of_the_currency_and_covered(string amount, string currency, string outcome)
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var merchant = await host.OpenAsync();

        Assert.Equal(outcome, (await host.PayAsync(treasury, new { accountId = merchant }, amount, currency)).Outcome);

        var moved = outcome == "201";
        Assert.Equal(moved ? "-100.00" : "0.00", await host.BalanceAsync(treasury));
        Assert.Equal(moved ? "100.00" : "0.00", await host.BalanceAsync(merchant));
    }

    [Fact]
    public async Task Debtor_and_creditor_are_two_accounts_of_one_currency()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var moroccan = await host.OpenAsync(currency: "MAD");

        Assert.Equal("422 PAY-0424", (await host.PayAsync(treasury, new { accountId = treasury }, "1.00")).Outcome);
        Assert.Equal("422 PAY-0423", (await host.PayAsync(treasury, new { accountId = moroccan }, "1.00")).Outcome);
        Assert.Equal("422 PAY-0425", (await host.PayAsync(treasury, new { accountId = Guid.CreateVersion7() }, "1.00")).Outcome);
        Assert.Equal("404 PAY-0404", (await host.PayAsync(Guid.CreateVersion7().ToString(), new { accountId = treasury }, "1.00")).Outcome);
        Assert.Equal("400 API-0400", (await host.PayAsync(treasury, new { }, "1.00")).Outcome);
        Assert.Equal("400 API-0400", (await host.PayAsync(treasury, new { accountId = moroccan, subject = "tester-knows-900012345671" }, "1.00")).Outcome);
    }

    [Fact]
    public async Task An_account_of_another_tenant_is_no_creditor()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var abroad = await host.OpenAsync(tenant: "ma");

        Assert.Equal("422 PAY-0425", (await host.PayAsync(treasury, new { accountId = abroad }, "1.00")).Outcome);
    }

    [Theory]
    [InlineData("JPY", "500", "500")]
    [InlineData("KWD", "1.005", "1.005")]
    [InlineData("JPY", "5.00", "")]
    [InlineData("KWD", "1.00", "")]
    [InlineData("KWD", "1.0005", "")]
    public async Task A_currency_has_its_own_digits(string currency, string amount, string moved)
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", currency, currency == "JPY" ? "-1000" : "-1000.000"), await host.OpenAsync(currency: currency));

        Assert.Equal(moved.Length == 0 ? "422 PAY-0422" : "201", (await host.PayAsync(treasury, new { accountId = shop }, amount, currency)).Outcome);
        Assert.Equal(moved.Length > 0 ? moved : currency == "JPY" ? "0" : "0.000", await host.BalanceAsync(shop));
    }
}
