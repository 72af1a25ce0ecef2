using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Webhooks;

namespace DigitalIndiaStack.Payments.Tests.Bills;

/// <summary>The biller hears that a bill was paid, whoever paid it.</summary>
public sealed class BillEventTests
{
    [Fact]
    public async Task The_client_of_the_biller_is_told_once_that_a_bill_was_paid_and_nobody_else()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync("tester", "payments.bill.paid.v1");
        await hooked.SubscribeAsync("another", "payments.bill.paid.v1");
        var parties = await BillParties.MakeAsync(hooked.Host);
        var bill = await parties.IssueAsync();
        var (number, payer) = (bill.Text("billNumber"), await parties.PayerAsync());
        Assert.Equal("422 PAY-0487", (await parties.PayAsync(number, payer, "9.99")).Outcome);
        var paid = await parties.PayAsync(number, payer);

        var told = Assert.Single(await hooked.Receiver.UntilAsync(1));

        Assert.Equal($$"""{"billId":"{{bill.Text("billId")}}","transferId":"{{paid.Text("transferId")}}","status":"paid"}""", told.Data.GetRawText());
        Assert.Equal($"bills/{bill.Text("billId")}", told.Text("subject"));
    }
}
