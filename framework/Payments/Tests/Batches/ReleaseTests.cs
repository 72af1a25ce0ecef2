using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>A second officer releases, the budget is reserved, and whoever made the batch pauses, resumes and cancels it.</summary>
public sealed class ReleaseTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_released_batch_pays_every_good_line_and_completes(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(host, "-10.00");
        var (one, two, frozen) = (await host.OpenAsync(), await host.OpenAsync(), await host.OpenAsync());
        var batch = await office.ValidatedAsync([BulkOffice.To(one, "1.00"), BulkOffice.To(one, "1.00"), BulkOffice.To(frozen, "3.00"), BulkOffice.To(two, "4.00")], "9.00", Ahead);
        Assert.Equal("200", (await office.ActAsync(batch, "release")).Outcome);
        await host.PostAsync($"/payments/v1/accounts/{frozen}/freeze", new { reason = "test" });
        host.Host.Clock.Advance(Ahead);

        await office.UntilAsync(batch, "completed");

        Assert.Equal(("1.00", "4.00", "0.00", "-5.00"), (await host.BalanceAsync(one), await host.BalanceAsync(two), await host.BalanceAsync(frozen), await host.BalanceAsync(office.Treasury)));
        var lines = (await office.ReadAsync(batch, "/lines")).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["paid", "excluded", "failed", "paid"], lines.Select(line => line.GetProperty("status").GetString()));
        Assert.Equal("PAY-0410", lines[2].GetProperty("code").GetString());
        Assert.Equal("1.00", (await host.GetAsync($"/payments/v1/transfers/{lines[0].GetProperty("transferId")}")).Text("amount", "amount"));

        // What failed is free again, to the last cent.
        Assert.Equal("409 PAY-0409", (await host.PayAsync(office.Treasury, new { accountId = one }, "5.01")).Outcome);
        Assert.Equal("201", (await host.PayAsync(office.Treasury, new { accountId = one }, "5.00")).Outcome);
    }

    [Theory]
    [InlineData("tester", null, "409 PAY-0419")]
    [InlineData("tester", "an-officer", "409 PAY-0419")]
    [InlineData("other", null, "403 API-0403")]
    [InlineData("controller", null, "200")]
    [InlineData("controller", "an-officer", "200")]
    public async Task Who_made_a_batch_does_not_release_it(string client, string? subject, string outcome)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.ValidatedAsync([BulkOffice.To(await host.OpenAsync(), "1.00")], "1.00", Ahead);

        Assert.Equal(outcome, (await office.ActAsync(batch, "release", client, subject)).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_batch_has_still_to_pay_is_spent_by_nobody_else(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(host, "-10.00");
        var shop = await host.OpenAsync();
        var (first, second) = (await office.ValidatedAsync([BulkOffice.To(shop, "7.00")], "7.00", Ahead), await office.ValidatedAsync([BulkOffice.To(shop, "4.00")], "4.00", Ahead));

        Assert.Equal("200", (await office.ActAsync(first, "release")).Outcome);
        Assert.Equal("409 PAY-0409", (await office.ActAsync(second, "release")).Outcome);
        Assert.Equal("validated", await office.StatusAsync(second));
        Assert.Equal("409 PAY-0409", (await host.PayAsync(office.Treasury, new { accountId = shop }, "3.01")).Outcome);
        Assert.Equal("201", (await host.PayAsync(office.Treasury, new { accountId = shop }, "3.00")).Outcome);

        Assert.Equal("200", (await office.ActAsync(first, "cancel")).Outcome);
        Assert.Equal("200", (await office.ActAsync(second, "release")).Outcome);
        host.Host.Clock.Advance(Ahead);
        await office.UntilAsync(second, "completed");
        Assert.Equal("7.00", await host.BalanceAsync(shop));
        Assert.Equal("cancelled", await office.StatusAsync(first));
    }

    [Fact]
    public async Task A_paused_batch_pays_nothing_until_it_is_resumed()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var (shop, other) = (await host.OpenAsync(), await host.OpenAsync());
        var (paused, beside) = (await office.ValidatedAsync([BulkOffice.To(shop, "1.00")], "1.00", Ahead), await office.ValidatedAsync([BulkOffice.To(other, "1.00")], "1.00", Ahead));
        await office.ActAsync(paused, "release");
        await office.ActAsync(beside, "release");
        Assert.Equal("paused", (await office.ActAsync(paused, "pause")).Text("status"));
        host.Host.Clock.Advance(Ahead);

        // Once the batch beside it is paid, this one would have been too.
        await office.UntilAsync(beside, "completed");
        Assert.Equal("0.00", await host.BalanceAsync(shop));
        Assert.Equal("processing", (await office.ActAsync(paused, "resume")).Text("status"));
        await office.UntilAsync(paused, "completed");
        Assert.Equal("1.00", await host.BalanceAsync(shop));
    }

    [Fact]
    public async Task A_batch_waits_while_its_account_is_frozen()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var shop = await host.OpenAsync();
        var batch = await office.ValidatedAsync([BulkOffice.To(shop, "1.00")], "1.00", Ahead);
        await office.ActAsync(batch, "release");
        await host.PostAsync($"/payments/v1/accounts/{office.Treasury}/freeze", new { reason = "test" });
        host.Host.Clock.Advance(Ahead);

        await office.UntilAsync(batch, "paused");
        await host.PostAsync($"/payments/v1/accounts/{office.Treasury}/unfreeze", null);
        await office.ActAsync(batch, "resume");
        await office.UntilAsync(batch, "completed");

        Assert.Equal("1.00", await host.BalanceAsync(shop));
    }

    [Fact]
    public async Task A_batch_is_seen_by_its_maker_and_by_who_may_release_it()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.ValidatedAsync([BulkOffice.To(await host.OpenAsync(), "1.00")], "1.00");

        foreach (var what in new[] { "", "/lines", "/report", "/result" })
        {
            Assert.Equal("200", (await office.ReadAsync(batch, what)).Outcome);
            Assert.Equal("200", (await office.ReadAsync(batch, what, "controller")).Outcome);
            Assert.Equal("404 PAY-0404", (await office.ReadAsync(batch, what, "other")).Outcome);
        }

        foreach (var act in new[] { "pause", "resume", "cancel" })
        {
            Assert.Equal("404 PAY-0404", (await office.ActAsync(batch, act, "controller")).Outcome);
        }
    }
}
