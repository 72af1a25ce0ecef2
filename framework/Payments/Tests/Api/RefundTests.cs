using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>The client <c>tester</c> pays the shop of <c>another</c>.</summary>
public sealed class RefundTests(PaymentsHost host)
{
    private const string Transfers = "/payments/v1/transfers";

    [Fact]
    public async Task The_payee_pays_back_in_parts_and_never_more_than_was_paid()
    {
        var (treasury, shop, paid) = await PaidAsync(host);
        await host.PayAsync(treasury, new { accountId = shop }, "50.00");

        var first = await RefundAsync(host, paid, "4.00");

        Assert.Equal("201", first.Outcome);
        Assert.Equal(["refund", paid], [first.Text("kind"), first.Text("originalTransferId")]);
        Assert.Equal("409 PAY-0417", (await RefundAsync(host, paid, "6.01")).Outcome);
        Assert.Equal("201", (await RefundAsync(host, paid, "6.00")).Outcome);
        Assert.Equal("409 PAY-0417", (await RefundAsync(host, paid, "0.01")).Outcome);
        Assert.Equal("-50.00", await host.BalanceAsync(treasury));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refunds_and_a_reversal_at_the_same_time_do_not_pay_back_more_than_was_paid(bool onPostgreSql)
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql);
        var (treasury, shop, paid) = await PaidAsync(own);
        await own.PayAsync(treasury, new { accountId = shop }, "50.00");

        var answers = await Task.WhenAll([.. Enumerable.Range(0, 4).Select(_ => RefundAsync(own, paid, "6.00")), ReverseAsync(own, paid)]);

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => Assert.Equal("409 PAY-0417", answer.Outcome));
        Assert.Contains(await own.BalanceAsync(treasury), (string[])["-54.00", "-50.00"]);
    }

    [Fact]
    public async Task Only_the_payee_refunds()
    {
        var (_, _, paid) = await PaidAsync(host);

        Assert.Equal("404 PAY-0404", (await RefundAsync(host, paid, "1.00", "tester")).Outcome);
        Assert.Equal("404 PAY-0404", (await RefundAsync(host, Guid.CreateVersion7().ToString(), "1.00")).Outcome);
        Assert.Equal("404 PAY-0404", (await host.PostAsync($"{Transfers}/{paid}/reversal", new { reason = "A test" }, tenant: "ma")).Outcome);
    }

    [Fact]
    public async Task A_reversal_takes_the_whole_amount_back_once_and_is_not_undone()
    {
        var (treasury, shop, paid) = await PaidAsync(host);
        await host.PayAsync(treasury, new { accountId = shop }, "50.00");

        var reversed = await ReverseAsync(host, paid);

        Assert.Equal(["reversal", paid, "10.00"], [reversed.Text("kind"), reversed.Text("originalTransferId"), reversed.Text("amount", "amount")]);
        Assert.Equal("-50.00", await host.BalanceAsync(treasury));
        Assert.Equal("409 PAY-0417", (await ReverseAsync(host, paid)).Outcome);
        Assert.Equal("409 PAY-0417", (await RefundAsync(host, paid, "1.00")).Outcome);
        Assert.Equal("422 PAY-0432", (await ReverseAsync(host, reversed.Text("transferId"))).Outcome);
        Assert.Equal("422 PAY-0432", (await RefundAsync(host, reversed.Text("transferId"), "1.00", "tester")).Outcome);
    }

    [Fact]
    public async Task A_payment_of_which_some_was_refunded_is_not_reversed()
    {
        var (treasury, shop, paid) = await PaidAsync(host);
        await host.PayAsync(treasury, new { accountId = shop }, "50.00");
        await RefundAsync(host, paid, "0.01");

        Assert.Equal("409 PAY-0417", (await ReverseAsync(host, paid)).Outcome);
    }

    [Fact]
    public async Task What_is_paid_back_must_be_there_and_of_the_currency()
    {
        var (treasury, shop, paid) = await PaidAsync(host);
        await host.PayAsync(shop, new { accountId = treasury }, "5.00", client: "another");

        Assert.Equal("409 PAY-0409", (await RefundAsync(host, paid, "6.00")).Outcome);
        Assert.Equal("409 PAY-0409", (await ReverseAsync(host, paid)).Outcome);
        Assert.Equal("422 PAY-0422", (await RefundAsync(host, paid, "1.0")).Outcome);
        Assert.Equal("422 PAY-0423", (await host.PostAsync($"{Transfers}/{paid}/refunds", new { amount = new { currency = "MAD", amount = "1.00" }, reference = "A test" }, client: "another")).Outcome);
    }

    private static async Task<(string Treasury, string Shop, string Transfer)> PaidAsync(PaymentsHost host)
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync(client: "another"));
        return (treasury, shop, (await host.PayAsync(treasury, new { accountId = shop }, "10.00")).Text("transferId"));
    }

    private static Task<BlockAnswer> RefundAsync(PaymentsHost host, string transfer, string amount, string client = "another") =>
        host.PostAsync($"{Transfers}/{transfer}/refunds", new { amount = new { currency = "KES", amount }, reference = "Returned goods" }, client: client);

    private static Task<BlockAnswer> ReverseAsync(PaymentsHost host, string transfer) => host.PostAsync($"{Transfers}/{transfer}/reversal", new { reason = "Paid twice" });
}
