using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>The client <c>tester</c> asks, and <c>another</c> is asked: it has the handle <c>pesabank</c>.</summary>
public sealed class RequestTests
{
    private const string Requests = "/payments/v1/payment-requests";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Approvals_at_the_same_time_pay_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var (shop, payer, address) = await PartiesAsync(host);
        var id = (await AskAsync(host, shop, address)).Text("requestId");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ActAsync(host, id, "approve")));

        Assert.Equal(["200", "409 PAY-0415", "409 PAY-0415", "409 PAY-0415", "409 PAY-0415"], answers.Select(answer => answer.Outcome).Order());
        Assert.Equal("10.00", await host.BalanceAsync(shop));
        Assert.Equal("-10.00", (await host.GetAsync($"/payments/v1/accounts/{payer}", "another")).Text("balance", "amount"));
        var paid = await host.GetAsync($"{Requests}/{id}");
        Assert.Equal("approved", paid.Text("status"));
        Assert.Equal("201", (await host.PostAsync("/payments/v1/transfers", PaymentsHost.Draft(payer, new { accountId = shop }, "1.00"), client: "another")).Outcome);
        Assert.Equal("10.00", (await host.GetAsync($"/payments/v1/transfers/{paid.Text("transferId")}", "another")).Text("amount", "amount"));
    }

    [Fact]
    public async Task A_repeat_of_an_approval_is_answered_with_the_first_answer()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, _, address) = await PartiesAsync(host);
        var id = (await AskAsync(host, shop, address)).Text("requestId");

        var first = await host.PostAsync($"{Requests}/{id}/approve", null, "the-same-key", "another");
        var again = await host.PostAsync($"{Requests}/{id}/approve", null, "the-same-key", "another");

        Assert.Equal("200", first.Outcome);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("10.00", await host.BalanceAsync(shop));
    }

    [Fact]
    public async Task An_approval_that_cannot_be_paid_leaves_the_request_open()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, payer, address) = await PartiesAsync(host, floor: null);
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var id = (await AskAsync(host, shop, address)).Text("requestId");

        Assert.Equal("409 PAY-0409", (await ActAsync(host, id, "approve")).Outcome);
        Assert.Equal("requested", (await host.GetAsync($"{Requests}/{id}")).Text("status"));
        await host.PayAsync(treasury, new { accountId = payer }, "10.00");
        Assert.Equal("200", (await ActAsync(host, id, "approve")).Outcome);
    }

    [Theory]
    [InlineData("approve", "tester", "404 PAY-0404")]
    [InlineData("decline", "tester", "404 PAY-0404")]
    [InlineData("cancel", "another", "404 PAY-0404")]
    [InlineData("approve", "third", "404 PAY-0404")]
    [InlineData("decline", "another", "200")]
    [InlineData("cancel", "tester", "200")]
    public async Task Who_is_asked_decides_and_who_asks_cancels(string act, string client, string outcome)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, _, address) = await PartiesAsync(host);
        var id = (await AskAsync(host, shop, address)).Text("requestId");

        Assert.Equal(outcome, (await ActAsync(host, id, act, client)).Outcome);

        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{Requests}/{id}", "third")).Outcome);
        Assert.Equal(outcome == "200" ? "409 PAY-0415" : "200", (await ActAsync(host, id, "approve")).Outcome);
        Assert.Equal(outcome == "200" ? "0.00" : "10.00", await host.BalanceAsync(shop));
    }

    [Fact]
    public async Task A_request_expires_at_its_moment()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, _, address) = await PartiesAsync(host);
        var id = (await AskAsync(host, shop, address, TimeSpan.FromHours(2))).Text("requestId");

        host.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("requested", (await host.GetAsync($"{Requests}/{id}")).Text("status"));
        host.Host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("expired", (await host.GetAsync($"{Requests}/{id}")).Text("status"));
        Assert.Equal("409 PAY-0416", (await ActAsync(host, id, "approve")).Outcome);
        Assert.Equal("409 PAY-0416", (await ActAsync(host, id, "decline")).Outcome);
        Assert.Equal("409 PAY-0416", (await ActAsync(host, id, "cancel", "tester")).Outcome);
    }

    [Fact]
    public async Task A_request_that_could_never_be_paid_is_refused()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, payer, address) = await PartiesAsync(host);
        var abroad = await host.OpenAsync(currency: "MAD");

        Assert.Equal("422 PAY-0431", (await AskAsync(host, shop, address, TimeSpan.FromSeconds(-1))).Outcome);
        Assert.Equal("422 PAY-0431", (await AskAsync(host, shop, address, TimeSpan.FromDays(45) + TimeSpan.FromHours(1))).Outcome);
        Assert.Equal("422 PAY-0430", (await AskAsync(host, shop, "nobody@pesabank")).Outcome);
        Assert.Equal("422 PAY-0422", (await AskAsync(host, shop, address, amount: "0.00")).Outcome);
        Assert.Equal("422 PAY-0423", (await AskAsync(host, abroad, address)).Outcome);
        Assert.Equal("404 PAY-0404", (await AskAsync(host, payer, address)).Outcome);
    }

    [Fact]
    public async Task Who_is_asked_lists_the_requests_newest_first()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var (shop, _, address) = await PartiesAsync(host);
        var ids = new List<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            ids.Insert(0, (await AskAsync(host, shop, address)).Text("requestId"));
        }

        var first = await host.GetAsync($"{Requests}?limit=2", "another");
        var second = await host.GetAsync(first.Header("Link").Split('<', '>')[1], "another");

        Assert.Equal(ids, IdsOf(first).Concat(IdsOf(second)));
        Assert.Empty(IdsOf(await host.GetAsync(Requests)));
    }

    private static IEnumerable<string?> IdsOf(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("requestId").GetString());

    private static async Task<(string Shop, string Payer, string Address)> PartiesAsync(PaymentsHost host, string? floor = "-100.00")
    {
        var (shop, payer) = (await host.OpenAsync(), await host.OpenAsync(floor is null ? "merchant" : "treasury", floor: floor, client: "another"));
        const string address = "payer.k@pesabank";
        Assert.Equal("201", (await host.PostAsync("/payments/v1/addresses", new { address, accountId = payer }, client: "another")).Outcome);
        return (shop, payer, address);
    }

    private static Task<BlockAnswer> AskAsync(PaymentsHost host, string shop, string address, TimeSpan? life = null, string amount = "10.00") => host.PostAsync(
        Requests,
        new { creditorAccountId = shop, debtorAddress = address, amount = new { currency = "KES", amount }, reference = "INV-0042", expiresAt = host.Host.Clock.GetUtcNow() + (life ?? TimeSpan.FromHours(1)) });

    private static Task<BlockAnswer> ActAsync(PaymentsHost host, string id, string act, string client = "another") => host.PostAsync($"{Requests}/{id}/{act}", null, client: client);
}
