using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Outward;

/// <summary>Outward transfers are acknowledged, and final when their participant reports (PAY-19).</summary>
public sealed class OutwardTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Money_stands_on_the_transit_account_until_it_goes_on_or_back(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await OutwardParties.MakeAsync(host);
        var made = await parties.TryMakeAsync(parties.Draft(), key: "the-only-key");
        Assert.Equal(("201", "acknowledged"), (made.Outcome, made.Text("status")));
        Assert.Equal(made.Text("outwardTransferId"), made.Text("transferId"));
        Assert.Equal(made.Body, (await parties.TryMakeAsync(parties.Draft(), key: "the-only-key")).Body);
        Assert.Equal("-10.00 10.00 1000.00", await parties.HeldAsync());
        var other = await parties.MadeAsync("5.00");
        Assert.Equal("-15.00 15.00 1000.00", await parties.HeldAsync());

        var credited = await parties.ReportAsync("credit", made.Text("outwardTransferId"));
        Assert.Equal("-15.00 5.00 1010.00", await parties.HeldAsync());
        var returned = await parties.ReportAsync("return", other);

        Assert.Equal("-10.00 0.00 1010.00", await parties.HeldAsync());
        Assert.Equal([("credited", "0.00"), ("returned", "0.00")], new[] { credited, returned }.Select(answer => (answer.Text("status"), answer.Text("compensation", "amount", "amount"))));
        Assert.Equal(credited.Body, (await parties.ReadAsync(made.Text("outwardTransferId"))).Body);
        Assert.Equal(["409 PAY-0532", "409 PAY-0532"], [(await parties.ReportAsync("return", made.Text("outwardTransferId"))).Outcome, (await parties.ReportAsync("credit", other)).Outcome]);
    }

    [Fact]
    public async Task Nobody_but_the_two_sides_sees_one_and_the_participant_alone_reports()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host);
        var id = await parties.MadeAsync();

        Assert.Equal(["200", "200", "404 PAY-0404"], [(await parties.ReadAsync(id)).Outcome, (await parties.ReadAsync(id, "another")).Outcome, (await parties.ReadAsync(id, "third")).Outcome]);
        Assert.Equal((1, 1, 0), (await ListedAsync("tester"), await ListedAsync("another"), await ListedAsync("third")));
        Assert.Equal(["404 PAY-0404", "404 PAY-0404"], [(await parties.ReportAsync("credit", id, "tester")).Outcome, (await parties.ReportAsync("return", id, "third")).Outcome]);
        Assert.Equal("404 PAY-0404", (await parties.TryMakeAsync(parties.Draft(), "another")).Outcome);

        async Task<int> ListedAsync(string client) => (await host.GetAsync(OutwardParties.Path, client)).Json.GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task A_transit_account_is_one_of_a_participant_and_moves_by_outward_transfers_only()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host);
        var id = await parties.MadeAsync();

        Assert.Equal("422 PAY-0512", (await OutwardParties.TryOpenAsync(host, "transit", null)).Outcome);
        Assert.Equal("422 PAY-0531", (await host.PayAsync(parties.Treasury, new { accountId = parties.Transit }, "1.00")).Outcome);
        Assert.Equal("422 PAY-0531", (await host.PayAsync(parties.Transit, new { accountId = parties.Treasury }, "1.00", client: "another")).Outcome);
        Assert.Equal(["422 PAY-0530", "422 PAY-0530"], [(await parties.TryMakeAsync(parties.Draft(participant: "safibank"))).Outcome, (await parties.TryMakeAsync(parties.Draft(currency: "USD"))).Outcome]);
        Assert.Equal(["422 PAY-0533", "422 PAY-0533"], [(await parties.ReportAsync("credit", id, account: parties.Transit)).Outcome, (await parties.ReportAsync("credit", id, account: await host.OpenAsync(client: "another"))).Outcome]);
        Assert.Equal("-10.00 10.00 1000.00", await parties.HeldAsync());
    }

    [Fact]
    public async Task One_is_not_refunded_reversed_or_disputed_and_its_account_stays_open()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host);
        var wallet = await host.OpenAsync();
        await host.PayAsync(parties.Treasury, new { accountId = wallet }, "10.00");
        var id = await (parties with { Treasury = wallet }).MadeAsync();
        var amount = new { currency = "KES", amount = "1.00" };

        Assert.Equal("422 PAY-0432", (await host.PostAsync($"/payments/v1/transfers/{id}/refunds", new { amount, reference = "Back" }, client: "another")).Outcome);
        Assert.Equal("422 PAY-0432", (await host.PostAsync($"/payments/v1/transfers/{id}/reversal", new { reason = "Back" })).Outcome);
        Assert.Equal("422 PAY-0432", (await new DisputeParties(host, wallet, parties.Own).OpenAsync(id, "1.00")).Outcome);
        Assert.Equal("409 PAY-0412", (await host.PostAsync($"/payments/v1/accounts/{wallet}/close", null)).Outcome);
        await parties.ReportAsync("credit", id);
        Assert.Equal("200", (await host.PostAsync($"/payments/v1/accounts/{wallet}/close", null)).Outcome);
    }
}
