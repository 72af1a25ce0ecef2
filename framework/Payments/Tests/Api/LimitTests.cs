using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>The limits of the test host: a person of Kenya pays 100.00 at once and 150.00 a day.</summary>
public sealed class LimitTests(PaymentsHost host)
{
    [Fact]
    public async Task An_account_shows_its_limits_and_one_without_shows_none()
    {
        var person = await host.GetAsync($"/payments/v1/accounts/{await host.OpenAsync("person")}");
        var shop = await host.GetAsync($"/payments/v1/accounts/{await host.OpenAsync()}");

        Assert.Equal(["100.00", "150.00"], [person.Text("limits", "perTransfer", "amount"), person.Text("limits", "perDay", "amount")]);
        Assert.False(shop.Json.TryGetProperty("limits", out _));
    }

    [Fact]
    public async Task A_person_pays_no_more_than_the_limits_at_once_and_in_a_day()
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (person, shop) = await FundedAsync(own);

        Assert.Equal("422 PAY-0428", (await own.PayAsync(person, new { accountId = shop }, "100.01")).Outcome);
        Assert.Equal("201", (await own.PayAsync(person, new { accountId = shop }, "100.00")).Outcome);
        Assert.Equal("409 PAY-0413", (await own.PayAsync(person, new { accountId = shop }, "50.01")).Outcome);
        Assert.Equal("201", (await own.PayAsync(person, new { accountId = shop }, "50.00")).Outcome);
        Assert.Equal("409 PAY-0413", (await own.PayAsync(person, new { accountId = shop }, "0.01")).Outcome);
        Assert.Equal("350.00", await own.BalanceAsync(person));
    }

    [Fact]
    public async Task A_day_ends_at_midnight_in_the_country()
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (person, shop) = await FundedAsync(own);
        var nairobi = own.Host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(3));
        own.Host.Clock.Advance(nairobi.Date.AddDays(1).AddHours(1) - nairobi.DateTime);

        Assert.Equal("201", (await own.PayAsync(person, new { accountId = shop }, "100.00")).Outcome);
        Assert.Equal("409 PAY-0413", (await own.PayAsync(person, new { accountId = shop }, "100.00")).Outcome);

        // Another day by UTC, the same one in Nairobi.
        own.Host.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("409 PAY-0413", (await own.PayAsync(person, new { accountId = shop }, "100.00")).Outcome);
        own.Host.Clock.Advance(TimeSpan.FromHours(21));
        Assert.Equal("201", (await own.PayAsync(person, new { accountId = shop }, "100.00")).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Payments_at_the_same_time_do_not_pass_the_limit_together(bool onPostgreSql)
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql);
        var (person, shop) = await FundedAsync(own);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => own.PayAsync(person, new { accountId = shop }, "60.00")));

        Assert.Equal(2, answers.Count(answer => answer.Status == 201));
        Assert.Equal("380.00", await own.BalanceAsync(person));
    }

    private static async Task<(string Person, string Shop)> FundedAsync(PaymentsHost own)
    {
        var treasury = await own.OpenAsync("treasury", floor: "-1000.00");
        var (person, shop) = (await own.OpenAsync("person"), await own.OpenAsync());
        await own.PayAsync(treasury, new { accountId = person }, "500.00");
        return (person, shop);
    }
}
