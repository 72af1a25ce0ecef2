using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

public sealed class AccountStateTests(PaymentsHost host)
{
    [Fact]
    public async Task A_frozen_account_neither_pays_nor_is_paid_until_it_is_unfrozen()
    {
        var (treasury, shop) = await FundedAsync("10.00");

        Assert.Equal("frozen", (await FreezeAsync(shop)).Text("status"));

        Assert.Equal("409 PAY-0410", (await host.PayAsync(treasury, new { accountId = shop }, "1.00")).Outcome);
        Assert.Equal("409 PAY-0410", (await host.PayAsync(shop, new { accountId = treasury }, "1.00")).Outcome);
        Assert.Equal("10.00", await host.BalanceAsync(shop));
        Assert.Equal("active", (await ChangeAsync(shop, "unfreeze")).Text("status"));
        Assert.Equal(201, (await host.PayAsync(shop, new { accountId = treasury }, "1.00")).Status);
    }

    [Fact]
    public async Task An_account_closes_empty_and_keeps_its_history()
    {
        var (treasury, shop) = await FundedAsync("10.00");

        Assert.Equal("409 PAY-0412", (await ChangeAsync(shop, "close")).Outcome);
        await host.PayAsync(shop, new { accountId = treasury }, "10.00");
        var before = await host.GetAsync($"/payments/v1/accounts/{shop}/statement");
        Assert.Equal("closed", (await ChangeAsync(shop, "close")).Text("status"));

        Assert.Equal(before.Body, (await host.GetAsync($"/payments/v1/accounts/{shop}/statement")).Body);
        Assert.Equal("409 PAY-0410", (await host.PayAsync(treasury, new { accountId = shop }, "1.00")).Outcome);
        Assert.Equal("409 PAY-0411", (await ChangeAsync(shop, "close")).Outcome);
        Assert.Equal("409 PAY-0411", (await ChangeAsync(shop, "unfreeze")).Outcome);
        Assert.Equal("409 PAY-0411", (await FreezeAsync(shop)).Outcome);
    }

    [Fact]
    public async Task A_treasury_that_owes_money_stays_open()
    {
        var (treasury, _) = await FundedAsync("10.00");

        Assert.Equal("409 PAY-0412", (await ChangeAsync(treasury, "close")).Outcome);
    }

    [Theory]
    [InlineData("another", "ke")]
    [InlineData("tester", "ma")]
    public async Task Nobody_else_changes_an_account(string client, string tenant)
    {
        var shop = await host.OpenAsync();

        Assert.Equal("404 PAY-0404", (await host.PostAsync($"/payments/v1/accounts/{shop}/freeze", new { reason = "A test" }, null, client, tenant)).Outcome);
        Assert.Equal("404 PAY-0404", (await host.PostAsync($"/payments/v1/accounts/{shop}/close", null, null, client, tenant)).Outcome);
        Assert.Equal("active", (await host.GetAsync($"/payments/v1/accounts/{shop}")).Text("status"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_an_account_closes_or_it_is_paid(bool onPostgreSql)
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql);
        var treasury = await own.OpenAsync("treasury", floor: "-1000.00");
        for (var turn = 0; turn < 5; turn++)
        {
            var shop = await own.OpenAsync();
            var race = await Task.WhenAll(own.PostAsync($"/payments/v1/accounts/{shop}/close", null), own.PayAsync(treasury, new { accountId = shop }, "1.00"));

            Assert.Contains(string.Join(", ", race.Select(answer => answer.Outcome)), (string[])["200, 409 PAY-0410", "409 PAY-0412, 201"]);
        }
    }

    private async Task<(string Treasury, string Shop)> FundedAsync(string amount)
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync());
        await host.PayAsync(treasury, new { accountId = shop }, amount);
        return (treasury, shop);
    }

    private Task<BlockAnswer> FreezeAsync(string account) => host.PostAsync($"/payments/v1/accounts/{account}/freeze", new { reason = "A test" });

    private Task<BlockAnswer> ChangeAsync(string account, string change) => host.PostAsync($"/payments/v1/accounts/{account}/{change}", null);
}
