using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Bills;

/// <summary>What pays a bill, until when, and what does not.</summary>
public sealed class BillPaymentTests(PaymentsHost shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bill_costs_its_late_amount_from_its_due_moment_on_until_it_expires(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var payer = await parties.PayerAsync();
        var (early, late, never) = (await parties.IssueWithLateAmountAsync(), (await parties.IssueWithLateAmountAsync()).Text("billNumber"), await parties.IssueWithLateAmountAsync());

        Assert.Equal("422 PAY-0487", (await parties.PayAsync(late, payer, "12.00")).Outcome);
        Assert.Equal("201", (await parties.PayAsync(early.Text("billNumber"), payer)).Outcome);
        host.Host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("12.00", (await parties.InquireAsync(late)).Text("amountDue", "amount"));
        Assert.Equal("422 PAY-0487", (await parties.PayAsync(late, payer)).Outcome);
        Assert.Equal("201", (await parties.PayAsync(late, payer, "12.00")).Outcome);
        host.Host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("expired", await parties.StatusAsync(never.Text("billId")));
        Assert.Equal("expired", (await parties.InquireAsync(never.Text("billNumber"))).Text("status"));
        Assert.Equal("409 PAY-0482", (await parties.PayAsync(never.Text("billNumber"), payer, "12.00")).Outcome);
        Assert.Equal("409 PAY-0482", (await parties.CancelAsync(never.Text("billId"))).Outcome);
        Assert.Equal(["paid", "22.00"], [await parties.StatusAsync(early.Text("billId")), await host.BalanceAsync(parties.Biller)]);
    }

    [Fact]
    public async Task A_payment_of_another_amount_or_of_what_has_ended_moves_nothing()
    {
        var parties = await BillParties.MakeAsync(shared);
        var payer = await parties.PayerAsync();
        var bill = await parties.IssueAsync();
        var (id, number) = (bill.Text("billId"), bill.Text("billNumber"));

        Assert.Equal("422 PAY-0487", (await parties.PayAsync(number, payer, "9.99")).Outcome);
        Assert.Equal("422 PAY-0487", (await parties.PayAsync(number, payer, "10.01")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.PayAsync(number, payer, "10.001")).Outcome);
        Assert.Equal("422 PAY-0487", (await shared.PostAsync(BillParties.Payments, BillParties.Draft(number, payer, "10.00", "MAD"), client: "another")).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.PayAsync(number, payer, client: "third")).Outcome);
        Assert.Equal("due", await parties.StatusAsync(id));
        Assert.Equal("cancelled", (await parties.CancelAsync(id)).Text("status"));
        Assert.Equal("409 PAY-0481", (await parties.PayAsync(number, payer)).Outcome);
        Assert.Equal("409 PAY-0481", (await parties.CancelAsync(id)).Outcome);
        Assert.Equal("0.00", await shared.BalanceAsync(parties.Biller));
    }

    [Fact]
    public async Task What_refuses_a_transfer_refuses_a_payment_and_leaves_the_bill_due()
    {
        var parties = await BillParties.MakeAsync(shared);
        var bill = await parties.IssueAsync();
        var (id, number) = (bill.Text("billId"), bill.Text("billNumber"));
        var (payer, poor) = (await parties.PayerAsync(), await shared.OpenAsync(client: "another"));

        Assert.Equal("409 PAY-0409", (await parties.PayAsync(number, poor)).Outcome);
        Assert.Equal("422 PAY-0424", (await parties.PayAsync(number, parties.Biller, client: "tester")).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.PayAsync(number, await shared.OpenAsync("treasury", "MAD", "-100.00", "another"))).Outcome);
        await shared.PostAsync($"/payments/v1/accounts/{parties.Biller}/freeze", new { reason = "Audit" });
        Assert.Equal("409 PAY-0410", (await parties.PayAsync(number, payer)).Outcome);
        await shared.PostAsync($"/payments/v1/accounts/{parties.Biller}/unfreeze", null);
        Assert.Equal("due", await parties.StatusAsync(id));

        Assert.Equal("201", (await parties.PayAsync(number, payer)).Outcome);
    }

    [Fact]
    public async Task A_refund_leaves_the_bill_paid()
    {
        var parties = await BillParties.MakeAsync(shared);
        var bill = await parties.IssueAsync();
        var paid = await parties.PayAsync(bill.Text("billNumber"), await parties.PayerAsync());

        var refund = new { amount = new { currency = "KES", amount = "10.00" }, reference = "Paid for the wrong meter" };
        Assert.Equal("201", (await shared.PostAsync($"/payments/v1/transfers/{paid.Text("transferId")}/refunds", refund)).Outcome);
        Assert.Equal("paid", await parties.StatusAsync(bill.Text("billId")));
    }
}
