using System.Text.Json;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>One key moves money once (PAY-5).</summary>
public sealed class OnceTests(PaymentsHost host)
{
    [Fact]
    public async Task A_repeat_is_answered_with_the_first_answer_and_moves_nothing()
    {
        var (treasury, merchant) = await AccountsAsync(host);
        var key = Guid.CreateVersion7().ToString();

        var first = await host.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);
        var repeat = await host.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);

        Assert.Equal((first.Status, first.Body, first.Header("Location")), (repeat.Status, repeat.Body, repeat.Header("Location")));
        Assert.Equal(["", "true"], [first.Header("Idempotency-Replayed"), repeat.Header("Idempotency-Replayed")]);
        Assert.Equal("1.00", await host.BalanceAsync(merchant));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var (treasury, merchant) = await AccountsAsync(host);
        var key = Guid.CreateVersion7().ToString();
        await host.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);

        Assert.Equal("422 API-0422", (await host.PayAsync(treasury, new { accountId = merchant }, "2.00", key: key)).Outcome);
        Assert.Equal("1.00", await host.BalanceAsync(merchant));
    }

    [Fact]
    public async Task A_refused_transfer_leaves_its_key_free()
    {
        var (treasury, merchant) = await AccountsAsync(host);
        var key = Guid.CreateVersion7().ToString();

        Assert.Equal("409 PAY-0409", (await host.PayAsync(merchant, new { accountId = treasury }, "1.00", key: key)).Outcome);
        await host.PayAsync(treasury, new { accountId = merchant }, "1.00");
        Assert.Equal("201", (await host.PayAsync(merchant, new { accountId = treasury }, "1.00", key: key)).Outcome);
    }

    [Fact]
    public async Task A_transfer_without_a_key_is_refused()
    {
        var (treasury, merchant) = await AccountsAsync(host);
        var draft = JsonSerializer.Serialize(PaymentsHost.Draft(treasury, new { accountId = merchant }, "1.00"));

        var answer = await host.Host.SendAsync(HttpMethod.Post, "/payments/v1/transfers", host.Token("tester", "ke"), draft, TestContext.Current.CancellationToken);

        Assert.Equal("400 API-0400", answer.Outcome);
        Assert.Equal("0.00", await host.BalanceAsync(merchant));
    }

    [Fact]
    public async Task The_key_of_another_client_is_another_key()
    {
        var (treasury, merchant) = await AccountsAsync(host);
        var others = await host.OpenAsync("treasury", floor: "-100.00", client: "another");
        var key = Guid.CreateVersion7().ToString();

        var first = await host.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);
        var second = await host.PayAsync(others, new { accountId = merchant }, "1.00", key: key, client: "another");

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.NotEqual(first.Text("transferId"), second.Text("transferId"));
        Assert.Equal("2.00", await host.BalanceAsync(merchant));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixteen_requests_with_one_key_at_two_hosts_pay_once(bool onPostgreSql)
    {
        await using var one = await PaymentsHost.StartAsync(onPostgreSql);
        await using var two = await PaymentsHost.StartAsync(onPostgreSql, beside: one);
        var (treasury, merchant) = await AccountsAsync(one);
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            (number % 2 == 0 ? one : two).PayAsync(treasury, new { accountId = merchant }, "1.00", key: key)));

        Assert.All(answers, answer => Assert.Contains(answer.Outcome, (string[])["201", "409 API-0409"]));
        Assert.Single(answers.Where(answer => answer.Status == 201).Select(answer => answer.Body).Distinct());
        Assert.Single(answers, answer => answer.Status == 201 && answer.Header("Idempotency-Replayed").Length == 0);
        Assert.Equal(["-1.00", "1.00"], [await one.BalanceAsync(treasury), await two.BalanceAsync(merchant)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeat_pays_nothing_even_when_the_answer_is_no_longer_kept(bool onPostgreSql)
    {
        await using var late = await PaymentsHost.StartAsync(onPostgreSql);
        var (treasury, merchant) = await AccountsAsync(late);
        var key = Guid.CreateVersion7().ToString();
        var first = await late.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);
        late.Host.Clock.Advance(TimeSpan.FromDays(400));

        var repeat = await late.PayAsync(treasury, new { accountId = merchant }, "1.00", key: key);
        late.Host.Clock.Advance(TimeSpan.FromDays(400));
        var other = await late.PayAsync(treasury, new { accountId = merchant }, "2.00", key: key);

        Assert.Equal((first.Status, first.Body), (repeat.Status, repeat.Body));
        Assert.Equal("422 API-0422", other.Outcome);
        Assert.Equal("1.00", await late.BalanceAsync(merchant));
    }

    private static async Task<(string Treasury, string Merchant)> AccountsAsync(PaymentsHost at) =>
        (await at.OpenAsync("treasury", floor: "-100.00"), await at.OpenAsync());
}
