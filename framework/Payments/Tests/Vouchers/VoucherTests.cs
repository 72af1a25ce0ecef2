using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Vouchers;

/// <summary>The client <c>tester</c> issues, and <c>another</c> redeems.</summary>
public sealed class VoucherTests(PaymentsHost shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_voucher_is_issued_activated_and_redeemed_whole_and_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var issued = await parties.IssueAsync(new() { ["merchantCategories"] = new[] { VoucherParties.Seeds } }, "30.00");
        var (id, secret) = (issued.Text("voucherId"), issued.Text("secretNumber"));

        Assert.Equal(["issued", "30.00", "Seed 2026"], [issued.Text("status"), issued.Text("amount", "amount"), issued.Text("purpose")]);
        Assert.EndsWith($"/payments/v1/vouchers/{id}", issued.Header("Location"), StringComparison.Ordinal);
        Assert.Equal("422 PAY-0467", (await parties.RedeemAsync(secret)).Outcome);
        Assert.Equal("active", (await parties.ActAsync(id, "activate")).Text("status"));
        var redeemed = await parties.RedeemAsync(secret);

        Assert.Equal("201", redeemed.Outcome);
        Assert.Equal([id, "30.00", "Seed 2026"], [redeemed.Text("voucherId"), redeemed.Text("amount", "amount"), redeemed.Text("purpose")]);
        Assert.Equal("422 PAY-0467", (await parties.RedeemAsync(secret)).Outcome);
        Assert.Equal([redeemed.Text("transferId"), "redeemed"], [(await parties.ReadAsync(id)).Text("transferId"), await parties.StatusAsync(id)]);
        Assert.Equal(["30.00", "-30.00"], [await parties.ShopBalanceAsync(), await host.BalanceAsync(parties.Treasury)]);
        await parties.AssertSpendableAsync("70.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_open_voucher_is_worth_is_spent_by_nothing_else_and_free_once_it_is_cancelled(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var (active, secret) = await parties.ActiveAsync(amount: "60.00");
        var issued = (await parties.IssueAsync(amount: "30.00")).Text("voucherId");

        Assert.Equal("409 PAY-0409", (await parties.IssueAsync(amount: "10.01")).Outcome);
        Assert.Equal("409 PAY-0412", (await host.PostAsync($"/payments/v1/accounts/{parties.Treasury}/close", null)).Outcome);
        Assert.Equal("409 PAY-0409", (await host.PayAsync(parties.Treasury, new { accountId = parties.Shop }, "10.01")).Outcome);
        Assert.Equal("cancelled", (await parties.ActAsync(issued, "cancel")).Text("status"));
        Assert.Equal("409 PAY-0465", (await parties.ActAsync(issued, "cancel")).Outcome);
        Assert.Equal("cancelled", (await parties.ActAsync(active, "cancel")).Text("status"));

        Assert.Equal("422 PAY-0467", (await parties.RedeemAsync(secret)).Outcome);
        await parties.AssertSpendableAsync("100.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_voucher_expires_at_its_moment_and_its_money_is_free(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var end = host.Host.Clock.GetUtcNow() + TimeSpan.FromHours(2);
        var (active, secret) = await parties.ActiveAsync(new() { ["expiresAt"] = end }, "60.00");
        var issued = (await parties.IssueAsync(new() { ["expiresAt"] = end }, "40.00")).Text("voucherId");

        host.Host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(["expired", "expired"], [await parties.StatusAsync(active), await parties.StatusAsync(issued)]);
        Assert.Equal("422 PAY-0467", (await parties.RedeemAsync(secret)).Outcome);
        Assert.Equal("409 PAY-0466", (await parties.ActAsync(issued, "activate")).Outcome);
        Assert.Equal("409 PAY-0466", (await parties.ActAsync(active, "cancel")).Outcome);
        await parties.UntilStoredAsync(active, "Expired");
        await parties.UntilStoredAsync(issued, "Expired");
        await parties.AssertSpendableAsync("100.00");
    }

    [Fact]
    public async Task A_voucher_lives_as_long_as_the_country_pack_says()
    {
        var parties = await VoucherParties.MakeAsync(shared);
        var now = shared.Host.Clock.GetUtcNow();
        var treasury = await shared.OpenAsync("treasury", "MAD", "-100.00", tenant: "ma");
        var moroccan = new Dictionary<string, object> { ["debtorAccountId"] = treasury, ["amount"] = new { currency = "MAD", amount = "1.00" } };

        Assert.Equal(90, Days(await parties.IssueAsync()));
        Assert.Equal(60, Days(await parties.IssueAsync(moroccan, tenant: "ma")));
        Assert.Equal("201", (await parties.IssueAsync(new() { ["expiresAt"] = now.AddDays(366) })).Outcome);
        Assert.Equal("422 PAY-0471", (await parties.IssueAsync(new() { ["expiresAt"] = now.AddDays(366).AddMinutes(1) })).Outcome);
        Assert.Equal("422 PAY-0471", (await parties.IssueAsync(new() { ["expiresAt"] = now.AddSeconds(-1) })).Outcome);

        static int Days(BlockAnswer issued) => (int)Math.Round((DateTimeOffset.Parse(issued.Text("expiresAt"), null) - DateTimeOffset.Parse(issued.Text("createdAt"), null)).TotalDays);
    }

    [Fact]
    public async Task Only_merchants_of_the_kinds_that_it_names_redeem_a_voucher()
    {
        var parties = await VoucherParties.MakeAsync(shared);
        var (id, secret) = await parties.ActiveAsync(new() { ["merchantCategories"] = new[] { VoucherParties.Seeds, "0742" } });
        var (pharmacy, plain) = (await VoucherParties.OpenShopAsync(shared, "5912"), await shared.OpenAsync(client: "another"));

        Assert.Equal("422 PAY-0469", (await parties.RedeemAsync(secret, pharmacy)).Outcome);
        Assert.Equal("422 PAY-0469", (await parties.RedeemAsync(secret, plain)).Outcome);
        Assert.Equal("422 PAY-0469", (await parties.RedeemAsync(secret, await shared.OpenAsync("person", client: "another"))).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.RedeemAsync(secret, client: "third")).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.RedeemAsync((await parties.ActiveAsync()).Secret, await shared.OpenAsync(currency: "MAD", client: "another"))).Outcome);
        Assert.Equal("active", await parties.StatusAsync(id));
        Assert.Equal("201", (await parties.RedeemAsync(secret, await VoucherParties.OpenShopAsync(shared, "0742"))).Outcome);
    }

    [Fact]
    public async Task A_refused_redemption_leaves_the_voucher_as_it_was()
    {
        var parties = await VoucherParties.MakeAsync(shared);
        var (id, secret) = await parties.ActiveAsync();
        var freeze = $"/payments/v1/accounts/{parties.Treasury}";

        await shared.PostAsync($"{freeze}/freeze", new { reason = "Audit" });
        Assert.Equal("409 PAY-0410", (await parties.RedeemAsync(secret)).Outcome);
        Assert.Equal("409 PAY-0410", (await parties.IssueAsync()).Outcome);
        Assert.Equal("active", await parties.StatusAsync(id));
        await shared.PostAsync($"{freeze}/unfreeze", null);

        Assert.Equal("201", (await parties.RedeemAsync(secret)).Outcome);
    }

    [Fact]
    public async Task What_could_never_be_a_voucher_is_refused()
    {
        var parties = await VoucherParties.MakeAsync(shared);

        Assert.Equal("422 PAY-0470", (await parties.IssueAsync(new() { ["debtorAccountId"] = await shared.OpenAsync() })).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.IssueAsync(client: "another")).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.IssueAsync(tenant: "ma")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.IssueAsync(amount: "0.00")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.IssueAsync(amount: "-1.00")).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.IssueAsync(new() { ["amount"] = new { currency = "MAD", amount = "1.00" } })).Outcome);
        Assert.Equal("400 API-0400", (await parties.IssueAsync(new() { ["merchantCategories"] = Array.Empty<string>() })).Outcome);
        Assert.Equal("400 API-0400", (await parties.IssueAsync(new() { ["merchantCategories"] = new[] { "seed" } })).Outcome);
        Assert.Equal("422 PAY-0472", (await shared.PostAsync("/payments/v1/accounts", new { kind = "person", name = "A", currency = "KES", merchant = new { category = "5261", name = "A", city = "B" } })).Outcome);
    }

    [Fact]
    public async Task Only_who_issued_sees_activates_and_cancels()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await VoucherParties.MakeAsync(host);
        var ids = new List<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            ids.Insert(0, (await parties.IssueAsync()).Text("voucherId"));
        }

        foreach (var client in new[] { "another", "third" })
        {
            Assert.Equal("404 PAY-0404", (await parties.ReadAsync(ids[0], client)).Outcome);
            Assert.Equal("404 PAY-0404", (await parties.ActAsync(ids[0], "activate", client)).Outcome);
            Assert.Equal("404 PAY-0404", (await parties.ActAsync(ids[0], "cancel", client)).Outcome);
            Assert.Empty(IdsOf(await host.GetAsync(VoucherParties.Vouchers, client)));
        }

        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{VoucherParties.Vouchers}/{ids[0]}", tenant: "ma")).Outcome);
        var first = await host.GetAsync($"{VoucherParties.Vouchers}?limit=2");
        var second = await host.GetAsync(first.Header("Link").Split('<', '>')[1]);
        Assert.Equal(ids, IdsOf(first).Concat(IdsOf(second)));
    }

    private static IEnumerable<string?> IdsOf(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("voucherId").GetString());
}
