using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

public sealed class AccountTests(PaymentsHost host)
{
    private const string Accounts = "/payments/v1/accounts";

    [Fact]
    public async Task An_account_opens_empty_and_says_where_it_is()
    {
        var opened = await host.PostAsync(Accounts, new { kind = "treasury", name = "Treasury", currency = "KES", floor = new { currency = "KES", amount = "-12.50" } });

        Assert.Equal(201, opened.Status);
        Assert.Equal("0.00", opened.Text("balance", "amount"));
        Assert.Equal("-12.50", opened.Text("floor", "amount"));
        var read = await host.GetAsync(opened.Header("Location"));
        Assert.Equal(opened.Body, read.Body);
    }

    [Theory]
    [InlineData("treasury", "KES", "KES", "0.01", "422 PAY-0426")]
    [InlineData("treasury", "KES", "MAD", "-1.00", "422 PAY-0426")]
    [InlineData("treasury", "KES", "KES", "-1.0", "422 PAY-0426")]
    [InlineData("treasury", "JPY", "JPY", "-999999999999999999", "201")]
    [InlineData("treasury", "KES", "KES", "-99999999999999999.99", "422 PAY-0426")]
    [InlineData("person", "KES", "KES", "-0.01", "422 PAY-0426")]
    [InlineData("person", "KES", "KES", "0.00", "201")]
    [InlineData("treasury", "KES", "KES", "-1.00", "201")]
    public async Task A_floor_is_of_the_currency_and_zero_or_less(string kind, string currency, string floorCurrency, string floor, string outcome)
    {
        var opened = await host.PostAsync(Accounts, new { kind, name = "An account", currency, floor = new { currency = floorCurrency, amount = floor } });

        Assert.Equal(outcome, opened.Outcome);
    }

    [Fact]
    public async Task A_currency_that_is_none_is_refused() =>
        Assert.Equal("422 PAY-0427", (await host.PostAsync(Accounts, new { kind = "person", name = "An account", currency = "ZZZ" })).Outcome);

    [Theory]
    [InlineData("another", "ke")]
    [InlineData("tester", "ma")]
    public async Task Somebody_elses_account_and_transfer_are_not_found(string client, string tenant)
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var merchant = await host.OpenAsync();
        var transfer = (await host.PayAsync(treasury, new { accountId = merchant }, "1.00")).Text("transferId");

        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{Accounts}/{treasury}", client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{Accounts}/{treasury}/statement", client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"/payments/v1/transfers/{transfer}", client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"/payments/v1/transfers/{transfer}/receipt", client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.PostAsync("/payments/v1/transfers", PaymentsHost.Draft(treasury, new { accountId = merchant }, "1.00"), null, client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.PostAsync("/payments/v1/mappings", new { subjectNumber = "900012345671", accountId = merchant }, null, client, tenant)).Outcome);
        Assert.Equal("-1.00", await host.BalanceAsync(treasury));
    }

    [Fact]
    public async Task A_statement_lists_every_posting_once_newest_first()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var merchant = await host.OpenAsync();
        foreach (var amount in (string[])["1.00", "2.00", "3.00", "4.00", "5.00"])
        {
            await host.PayAsync(treasury, new { accountId = merchant }, amount);
        }

        var seen = new List<string>();
        var path = $"{Accounts}/{merchant}/statement?limit=2";
        for (var pages = 0; pages < 3; pages++)
        {
            var page = await host.GetAsync(path);
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(posting =>
                $"{posting.GetProperty("side")} {posting.GetProperty("amount").GetProperty("amount")} {posting.GetProperty("balanceAfter").GetProperty("amount")}"));
            path = pages < 2 ? page.Header("Link").Split('<', '>')[1] : path;
            Assert.Equal(pages < 2, page.Header("Link").Contains("rel=\"next\"", StringComparison.Ordinal));
        }

        Assert.Equal(["credit 5.00 15.00", "credit 4.00 10.00", "credit 3.00 6.00", "credit 2.00 3.00", "credit 1.00 1.00"], seen);
        Assert.Equal("400 API-0400", (await host.GetAsync($"{Accounts}/{merchant}/statement?cursor=abc")).Outcome);
    }
}
