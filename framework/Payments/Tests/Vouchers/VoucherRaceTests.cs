using DigitalIndiaStack.Payments.Block.Vouchers;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Vouchers;

/// <summary>Whatever happens at the same time, a voucher ends once and its money is in one place.</summary>
public sealed class VoucherRaceTests
{
    private const int Runners = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_redemptions_at_the_same_time_one_is_done(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var shops = new List<string> { parties.Shop };
        for (var shop = 1; shop < Runners; shop++)
        {
            shops.Add(await VoucherParties.OpenShopAsync(host, VoucherParties.Seeds));
        }

        var (_, secret) = await parties.ActiveAsync(amount: "60.00");

        // Each on another account, so that nothing but the voucher holds them apart.
        var answers = await Task.WhenAll(shops.Select(shop => parties.RedeemAsync(secret, shop)));

        Assert.Equal(["201", .. Enumerable.Repeat("422 PAY-0467", Runners - 1)], answers.Select(answer => answer.Outcome).Order());
        Assert.Equal("-60.00", await host.BalanceAsync(parties.Treasury));
        await AssertWholeAsync(parties, "40.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redemption_that_races_with_a_cancellation_comes_before_it_whole_or_does_not_happen(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host, "-1000.00");
        var paid = 0;
        for (var turn = 0; turn < Runners; turn++)
        {
            var (id, secret) = await parties.ActiveAsync();
            var (redeemed, cancelled) = (parties.RedeemAsync(secret), parties.ActAsync(id, "cancel"));
            var outcomes = (Redeemed: (await redeemed).Outcome, Cancelled: (await cancelled).Outcome);

            Assert.Contains(outcomes, new[] { ("201", "409 PAY-0465"), ("422 PAY-0467", "200") });
            Assert.Equal(outcomes.Redeemed == "201" ? "redeemed" : "cancelled", await parties.StatusAsync(id));
            paid += outcomes.Redeemed == "201" ? 10 : 0;
        }

        Assert.Equal(paid == 0 ? "0.00" : $"-{paid}.00", await host.BalanceAsync(parties.Treasury));
        await AssertWholeAsync(parties, $"{1000 - paid}.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_expires_is_given_back_once_however_many_end_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var end = host.Host.Clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        var last = "";
        for (var turn = 0; turn < 6; turn++)
        {
            last = (await parties.IssueAsync(new() { ["expiresAt"] = end })).Text("voucherId");
        }

        host.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(Enumerable.Range(0, Runners).Select(async _ =>
        {
            await using var scope = host.Scope();
            await scope.ServiceProvider.GetRequiredService<VoucherExpiry>().ExpireSliceAsync(Cancellation);
        }));

        await parties.UntilStoredAsync(last, "Expired");
        await AssertWholeAsync(parties, "100.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redemptions_with_one_key_move_money_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var (_, secret) = await parties.ActiveAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => parties.RedeemAsync(secret, key: "one-key-for-all")));

        Assert.All(answers, answer => Assert.Contains(answer.Outcome, new[] { "201", "409 API-0409" }));
        Assert.Single(answers.Where(answer => answer.Status == 201).Append(await parties.RedeemAsync(secret, key: "one-key-for-all")).Select(answer => answer.Text("transferId")).Distinct());
        Assert.Equal("422 API-0422", (await parties.RedeemAsync("0000-0000-0000-0000-0000", key: "one-key-for-all")).Outcome);
        await AssertWholeAsync(parties, "90.00");
    }

    private static async Task AssertWholeAsync(VoucherParties parties, string spendable)
    {
        await parties.AssertSpendableAsync(spendable);
        var (_, report) = await HostVerifier.RunAsync(parties.Host, []);
        Assert.EndsWith("nothing is broken; cannot be told: I4", report.TrimEnd(), StringComparison.Ordinal);
    }
}
