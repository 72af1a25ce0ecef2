using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Disputes;

/// <summary>Whatever comes at once, on two hosts: a payment is paid back once, and a case ends once (PAY-18.21).</summary>
public sealed class DisputeRaceTests
{
    private const int Runners = 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Acts_refunds_and_reversals_at_once_pay_back_what_was_disputed_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await DisputeParties.MakeAsync(host, "500.00");
        var paid = await parties.PaidAsync();
        var id = (await parties.OpenAsync(paid, "7.00")).Text("disputeId");
        await parties.ContestAsync(id);

        var answers = await AtOnceAsync(host, beside, parties, (runner, on) => (runner % 5) switch
        {
            0 => on.AcceptAsync(id),
            1 => on.UpholdAsync(id),
            2 => on.RefundAsync(paid, "3.00"),
            3 => on.RefundAsync(paid, "4.00"),
            _ => on.ReverseAsync(paid),
        });

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status > 201), answer => Assert.Contains(answer.Outcome, (string[])["409 PAY-0525", "409 PAY-0529", "409 PAY-0417"]));
        Assert.Equal("500.00", await parties.ShopBalanceAsync());
        await AssertWholeAsync(host);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Openings_refunds_and_reversals_at_once_leave_what_is_disputed_to_be_paid_back(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await DisputeParties.MakeAsync(host, "500.00");
        for (var round = 0; round < 6; round++)
        {
            var paid = await parties.PaidAsync();
            var answers = await AtOnceAsync(host, beside, parties, (runner, on) => (runner % 3) switch
            {
                0 => on.OpenAsync(paid, "6.00"),
                1 => on.RefundAsync(paid, "5.00"),
                _ => on.ReverseAsync(paid),
            });

            var opened = answers.Where(answer => answer.Status == 201 && answer.Json.TryGetProperty("disputeId", out _)).ToList();
            var back = answers.Where(answer => answer.Status == 201).Except(opened).Sum(answer => decimal.Parse(answer.Text("amount", "amount"), System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(opened.Count == 1 ? back == 0 : opened.Count == 0 && back == 10, $"{opened.Count} opened, {back} paid back");
            Assert.All(opened, answer => Assert.Equal("opened", answer.Text("status")));
            foreach (var dispute in opened)
            {
                Assert.Equal("200", (await parties.AcceptAsync(dispute.Text("disputeId"))).Outcome);
            }
        }

        await AssertWholeAsync(host);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_case_ends_once_however_many_end_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await DisputeParties.MakeAsync(host, "500.00");
        var id = await parties.ContestedAsync();

        var answers = await AtOnceAsync(host, beside, parties, (runner, on) => (runner % 4) switch
        {
            0 => on.AcceptAsync(id),
            1 => on.UpholdAsync(id),
            2 => on.RejectAsync(id),
            _ => on.WithdrawAsync(id),
        });

        var ended = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("409 PAY-0525", answer.Outcome));
        Assert.Equal(ended.Text("status") is "accepted" or "upheld" ? "500.00" : "510.00", await parties.ShopBalanceAsync());
        await AssertWholeAsync(host);
    }

    private static Task<BlockAnswer[]> AtOnceAsync(PaymentsHost host, PaymentsHost beside, DisputeParties parties, Func<int, DisputeParties, Task<BlockAnswer>> act) =>
        Task.WhenAll(Enumerable.Range(0, Runners).Select(runner => Task.Run(() => act(runner, parties with { Host = runner % 2 == 0 ? host : beside }))));

    private static async Task AssertWholeAsync(PaymentsHost host) =>
        Assert.EndsWith("nothing is broken; cannot be told: I4", (await HostVerifier.RunAsync(host, [])).Report.TrimEnd(), StringComparison.Ordinal);
}
