using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Disputes;

/// <summary>Who may dispute what, and what becomes of it.</summary>
public sealed class DisputeTests(PaymentsHost host)
{
    [Fact]
    public async Task What_the_payee_accepts_is_refunded_and_the_case_tells_the_story()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var paid = await parties.PaidAsync();
        var opened = await parties.OpenAsync(paid, "4.00");
        var id = opened.Text("disputeId");
        Assert.Equal(opened.Text("openedAt"), opened.Json.GetProperty("history")[0].GetProperty("at").GetString());
        Assert.Equal(["opened", paid, "4.00", "notReceived"], [opened.Text("status"), opened.Text("originalTransferId"), opened.Text("amount", "amount"), opened.Text("reason")]);

        var accepted = await parties.AcceptAsync(id);

        Assert.Equal(["200", "accepted", "56.00"], [accepted.Outcome, accepted.Text("status"), await parties.ShopBalanceAsync()]);
        Assert.False(accepted.Json.TryGetProperty("dueAt", out _));
        Assert.Equal(["opened payer", "accepted payee"], Story(accepted));
        Assert.Equal(accepted.Body, (await parties.ReadAsync(id)).Body);
        var refund = await host.GetAsync($"/payments/v1/transfers/{accepted.Text("transferId")}", "another");
        Assert.Equal(["refund", paid], [refund.Text("kind"), refund.Text("originalTransferId")]);
    }

    [Fact]
    public async Task A_contested_case_is_decided_by_the_operator_for_either_side()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var (first, second) = (await parties.ContestedAsync(), await parties.ContestedAsync());

        var (upheld, rejected) = (await parties.UpholdAsync(first), await parties.RejectAsync(second));

        Assert.Equal(["upheld", "rejected", "60.00"], [upheld.Text("status"), rejected.Text("status"), await parties.ShopBalanceAsync()]);
        Assert.Equal(["opened payer", "contested payee", "upheld operator"], Story(upheld));
        Assert.False(rejected.Json.TryGetProperty("transferId", out _));
        var contest = upheld.Json.GetProperty("history")[1];
        Assert.Equal(["It was delivered", "Delivery note", DisputeParties.Digest], [contest.GetProperty("statement").GetString(), Evidence(contest, "description"), Evidence(contest, "sha256")]);
    }

    [Fact]
    public async Task An_opened_case_is_neither_decided_nor_a_withdrawn_one_contested()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var id = await parties.OpenedAsync();
        Assert.Equal("409 PAY-0525", (await parties.UpholdAsync(id)).Outcome);
        Assert.Equal("409 PAY-0525", (await parties.RejectAsync(id)).Outcome);

        Assert.Equal("withdrawn", (await parties.WithdrawAsync(id)).Text("status"));

        Assert.Equal(["409 PAY-0525", "409 PAY-0525", "409 PAY-0525"], [(await parties.ContestAsync(id)).Outcome, (await parties.AcceptAsync(id)).Outcome, (await parties.WithdrawAsync(id)).Outcome]);
        Assert.Equal("60.00", await parties.ShopBalanceAsync());
    }

    [Fact]
    public async Task Only_a_payment_from_an_own_account_is_disputed()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var paid = await parties.PaidAsync();

        Assert.Equal("404 PAY-0404", (await parties.OpenAsync(paid, client: "another")).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.OpenAsync(paid, client: DisputeParties.Operator)).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.OpenAsync(paid, tenant: "ma")).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.OpenAsync(paid, currency: "MAD")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.OpenAsync(paid, "0.00")).Outcome);
        Assert.Equal("409 PAY-0417", (await parties.OpenAsync(paid, "10.01")).Outcome);
        var refund = (await parties.RefundAsync(paid, "1.00")).Text("transferId");
        Assert.Equal("422 PAY-0432", (await parties.OpenAsync(refund, "1.00", "another")).Outcome);
        Assert.Equal("409 PAY-0417", (await parties.OpenAsync(paid, "9.01")).Outcome);
        Assert.Equal("201", (await parties.OpenAsync(paid, "9.00")).Outcome);
    }

    [Fact]
    public async Task A_payment_has_one_case_at_a_time_and_none_after_it_was_rejected()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var paid = await parties.PaidAsync();
        var id = (await parties.OpenAsync(paid, "2.00")).Text("disputeId");
        Assert.Equal("409 PAY-0527", (await parties.OpenAsync(paid, "1.00")).Outcome);
        await parties.AcceptAsync(id);

        var second = (await parties.OpenAsync(paid, "8.00")).Text("disputeId");
        await parties.ContestAsync(second);
        await parties.RejectAsync(second);

        Assert.Equal("409 PAY-0527", (await parties.OpenAsync(paid, "1.00")).Outcome);
        Assert.Equal("201", (await parties.RefundAsync(paid, "8.00")).Outcome);
    }

    [Fact]
    public async Task What_is_disputed_is_paid_back_by_the_dispute_only()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var paid = await parties.PaidAsync();
        var id = (await parties.OpenAsync(paid, "4.00")).Text("disputeId");

        Assert.Equal("409 PAY-0529", (await parties.RefundAsync(paid, "6.01")).Outcome);
        Assert.Equal("409 PAY-0529", (await parties.ReverseAsync(paid)).Outcome);
        Assert.Equal("201", (await parties.RefundAsync(paid, "6.00")).Outcome);
        Assert.Equal("200", (await parties.AcceptAsync(id)).Outcome);
        Assert.Equal("409 PAY-0417", (await parties.RefundAsync(paid, "0.01")).Outcome);
    }

    [Fact]
    public async Task A_refund_that_fails_leaves_the_case_as_it_was()
    {
        var parties = await DisputeParties.MakeAsync(host, "0.01");
        var id = await parties.ContestedAsync();
        await host.PayAsync(parties.Shop, new { accountId = parties.Treasury }, "10.00", client: "another");
        var before = (await parties.ReadAsync(id)).Body;

        Assert.Equal("409 PAY-0409", (await parties.UpholdAsync(id)).Outcome);
        Assert.Equal("409 PAY-0409", (await parties.AcceptAsync(id)).Outcome);

        Assert.Equal(before, (await parties.ReadAsync(id)).Body);
        await parties.PaidAsync();
        Assert.Equal("200", (await parties.UpholdAsync(id)).Outcome);
    }

    [Fact]
    public async Task Nobody_else_sees_that_there_is_a_case()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var id = await parties.OpenedAsync();

        Assert.Equal(["200", "200", "200"], [(await parties.ReadAsync(id)).Outcome, (await parties.ReadAsync(id, "another")).Outcome, (await parties.ReadAsync(id, DisputeParties.Operator)).Outcome]);
        foreach (var (client, tenant) in new[] { ("stranger", "ke"), (DisputeParties.Operator, "ma"), ("tester", "ma") })
        {
            Assert.Equal("404 PAY-0404", (await parties.ReadAsync(id, client, tenant)).Outcome);
            Assert.DoesNotContain(id, (await host.GetAsync($"{DisputeParties.Disputes}?limit=100", client, tenant)).Body, StringComparison.Ordinal);
        }

        Assert.Equal(["404 PAY-0404", "404 PAY-0404", "404 PAY-0404"], [(await parties.WithdrawAsync(id, "another")).Outcome, (await parties.AcceptAsync(id, "tester")).Outcome, (await parties.ContestAsync(id, DisputeParties.Operator)).Outcome]);
        Assert.Equal("404 PAY-0404", (await parties.UpholdAsync(id, tenant: "ma")).Outcome);
        Assert.Equal(403, (await parties.RejectAsync(id, "tester")).Status);
    }

    [Fact]
    public async Task Parties_and_operator_list_their_cases_newest_first()
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await DisputeParties.MakeAsync(own);
        var (first, second) = (await parties.OpenedAsync(), await parties.OpenedAsync());
        foreach (var client in new[] { "tester", "another", DisputeParties.Operator })
        {
            var page = await own.GetAsync($"{DisputeParties.Disputes}?limit=1", client);
            var next = await own.GetAsync($"{DisputeParties.Disputes}?limit=1&cursor={page.Text("nextCursor")}", client);
            Assert.Equal([second, first], [.. Ids(page), .. Ids(next)]);
        }
    }

    private static IEnumerable<string> Story(BlockAnswer answer) => answer.Json.GetProperty("history").EnumerateArray().Select(entry => $"{entry.GetProperty("act").GetString()} {entry.GetProperty("by").GetString()}");

    private static IEnumerable<string> Ids(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("disputeId").GetString()!);

    private static string? Evidence(JsonElement entry, string member) => entry.GetProperty("evidence")[0].GetProperty(member).GetString();
}
