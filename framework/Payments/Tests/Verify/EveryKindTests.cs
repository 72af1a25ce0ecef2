using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>Payments, refunds, reversals, approved requests, collections, redemptions, paid bills, what ends disputes and what leaves the ledger are transfers alike: each under its key, recorded once, and repeatable for good (PAY-5.1).</summary>
public sealed class EveryKindTests
{
    private const string Transfers = "/payments/v1/transfers";

    private const string Requests = "/payments/v1/payment-requests";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_money_moved_the_ledger_is_whole_and_a_late_repeat_is_given_the_same_answer(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var calls = await CallsAsync(host);
        var first = await AllAsync(host, calls);
        Assert.All(first, answer => Assert.InRange(answer.Status, 200, 201));
        await AssertWholeAsync(host, calls, first);

        host.Host.Clock.Advance(TimeSpan.FromDays(400));
        var late = await AllAsync(host, calls);

        Assert.Equal(first.Select(answer => (answer.Status, answer.Body)), late.Select(answer => (answer.Status, answer.Body)));
        await AssertWholeAsync(host, calls, first);
    }

    private static async Task<Call[]> CallsAsync(PaymentsHost host)
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync(client: "another"));
        await host.PostAsync("/payments/v1/addresses", new { address = "shop@pesabank", accountId = shop }, client: "another");
        var draft = PaymentsHost.Draft(treasury, new { accountId = shop }, "10.00");
        var (refunded, reversed) = ((await host.PostAsync(Transfers, draft)).Text("transferId"), (await host.PostAsync(Transfers, draft)).Text("transferId"));
        var asked = await host.PostAsync(Requests, new
        {
            creditorAccountId = treasury,
            debtorAddress = "shop@pesabank",
            amount = new { currency = "KES", amount = "3.00" },
            reference = "INV-0042",
            expiresAt = host.Host.Clock.GetUtcNow() + TimeSpan.FromHours(1),
        });
        var mandate = await MandateAsync(host, treasury);
        var bill = await new BillParties(host, treasury).IssueAsync(amount: "1.50");
        var disputes = new DisputeParties(host, treasury, shop);
        var (accepted, upheld) = (await disputes.OpenedAsync(), await disputes.ContestedAsync());
        var outward = (await OutwardParties.MakeAsync(host, "5.00")) with { Treasury = treasury };
        var (onward, back) = (await outward.MadeAsync("1.00"), await outward.MadeAsync("1.00"));
        var (_, secret) = await new VoucherParties(host, treasury, shop).ActiveAsync(amount: "1.00");
        return
        [
            new("createTransfer", Transfers, draft, "tester"),
            new("createRefund", $"{Transfers}/{refunded}/refunds", new { amount = new { currency = "KES", amount = "4.00" }, reference = "Returned goods" }, "another"),
            new("reverseTransfer", $"{Transfers}/{reversed}/reversal", new { reason = "Paid twice" }, "tester"),
            new("approvePaymentRequest", $"{Requests}/{asked.Text("requestId")}/approve", null, "another"),
            new("createCollection", $"{mandate}/collections", new { amount = new { currency = "KES", amount = "2.00" }, reference = "Water December" }, "tester"),
            new("payBill", BillParties.Payments, BillParties.Draft(bill.Text("billNumber"), shop, "1.50"), "another"),
            new("acceptDispute", $"{DisputeParties.Disputes}/{accepted}/accept", null, "another"),
            new("upholdDispute", $"{DisputeParties.Disputes}/{upheld}/uphold", new { statement = "It never came" }, DisputeParties.Operator),
            new("createOutwardTransfer", OutwardParties.Path, outward.Draft("1.00"), "tester"),
            new("creditOutwardTransfer", $"{OutwardParties.Path}/{onward}/credit", new { accountId = outward.Own }, "another"),
            new("returnOutwardTransfer", $"{OutwardParties.Path}/{back}/return", new { accountId = outward.Own }, "another"),
            new("redeemVoucher", VoucherParties.Redemptions, new { secretNumber = secret, creditorAccountId = shop }, "another"),
        ];
    }

    private static async Task<string> MandateAsync(PaymentsHost host, string creditor)
    {
        var proposed = await host.PostAsync("/payments/v1/mandates", new
        {
            creditorAccountId = creditor,
            debtorAddress = "shop@pesabank",
            ceiling = new { currency = "KES", amount = "2.00" },
            period = "daily",
            collectionsPerPeriod = 1,
            endsOn = DateOnly.FromDateTime(host.Host.Clock.GetUtcNow().UtcDateTime).AddDays(30),
            reference = "Meter 4711",
        });
        var path = $"/payments/v1/mandates/{proposed.Text("mandateId")}";
        Assert.Equal("200", (await host.PostAsync($"{path}/approve", null, client: "another")).Outcome);
        return path;
    }

    private static async Task<BlockAnswer[]> AllAsync(PaymentsHost host, Call[] calls)
    {
        var answers = new List<BlockAnswer>();
        foreach (var call in calls)
        {
            answers.Add(await host.PostAsync(call.Path, call.Body, call.Key, call.Client));
        }

        return [.. answers];
    }

    private static async Task AssertWholeAsync(PaymentsHost host, Call[] calls, BlockAnswer[] answers)
    {
        var log = calls.Zip(answers, (call, answer) => JsonSerializer.Serialize(new { tenant = "ke", client = call.Client, operation = call.Operation, key = call.Key, status = answer.Status, body = answer.Body }));
        var (code, report) = await HostVerifier.RunAsync(host, log);
        Assert.True(code == 0, report);
    }

    private sealed record Call(string Operation, string Path, object? Body, string Client)
    {
        public string Key => $"the-key-of-{Operation}";
    }
}
