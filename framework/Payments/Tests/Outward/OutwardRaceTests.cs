using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;

namespace DigitalIndiaStack.Payments.Tests.Outward;

/// <summary>Whatever comes at once, on two hosts: an outward transfer ends once and is compensated once (PAY-19.19).</summary>
public sealed class OutwardRaceTests
{
    private const int Runners = 16;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reports_at_once_end_it_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await OutwardParties.MakeAsync(host);
        var ids = new[] { await parties.MadeAsync(), await parties.MadeAsync(), await parties.MadeAsync() };
        host.Host.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var id in ids)
        {
            // The payer pays the participant's account meanwhile, from and to the accounts of the report.
            var payments = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.PayAsync(parties.Treasury, new { accountId = parties.Own }, "1.00")));
            var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(runner =>
                Task.Run(() => (parties with { Host = runner % 2 == 0 ? host : beside }).ReportAsync(runner % 4 < 2 ? "credit" : "return", id))));

            Assert.All(await payments, paid => Assert.Equal("201", paid.Outcome));
            var ended = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("409 PAY-0532", answer.Outcome));
            Assert.Equal("200.00", ended.Text("compensation", "amount", "amount"));
            Assert.Equal(ended.Body, (await parties.ReadAsync(id)).Body);
        }

        await AssertWholeAsync(host);
    }

    [Fact]
    public async Task The_account_is_not_closed_under_an_outward_transfer()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: true);
        var parties = await OutwardParties.MakeAsync(host);
        for (var round = 0; round < 5; round++)
        {
            var wallet = await host.OpenAsync();
            await host.PayAsync(parties.Treasury, new { accountId = wallet }, "10.00");
            var making = Task.Run(() => (parties with { Treasury = wallet }).TryMakeAsync((parties with { Treasury = wallet }).Draft()));
            var closings = Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.PostAsync($"/payments/v1/accounts/{wallet}/close", null))).ToList();

            Assert.Equal("201", (await making).Outcome);
            Assert.All(await Task.WhenAll(closings), closed => Assert.Equal("409 PAY-0412", closed.Outcome));
        }
    }

    private static async Task AssertWholeAsync(PaymentsHost host) =>
        Assert.EndsWith("nothing is broken; cannot be told: I4", (await HostVerifier.RunAsync(host, [])).Report.TrimEnd(), StringComparison.Ordinal);
}
