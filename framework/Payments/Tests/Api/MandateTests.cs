using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>The client <c>tester</c> proposes and collects, and <c>another</c> decides.</summary>
public sealed class MandateTests
{
    [Fact]
    public async Task A_mandate_is_proposed_then_decided_and_then_collected_under_without_another_decision()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var proposed = await parties.ProposeAsync(new() { ["ceiling"] = "10.00" });
        var id = proposed.Text("mandateId");

        Assert.Equal(["proposed", "The merchant", "payer.k@pesabank"], [proposed.Text("status"), proposed.Text("creditorName"), proposed.Text("debtorAddress")]);
        Assert.Equal("409 PAY-0440", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("active", (await parties.DecideAsync(id, "approve")).Text("status"));
        var collected = await parties.CollectAsync(id, "9.99");

        Assert.Equal("201", collected.Outcome);
        Assert.Equal([id, "9.99", "Water December"], [collected.Text("mandateId"), collected.Text("amount", "amount"), collected.Text("reference")]);
        Assert.Equal("9.99", await host.BalanceAsync(parties.Shop));
        Assert.Equal("-9.99", await parties.PayerBalanceAsync());
    }

    [Fact]
    public async Task The_payers_side_reads_the_transfer_and_the_payee_learns_no_account_of_the_payer()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync();
        var collected = await parties.CollectAsync(id);
        var transfer = $"/payments/v1/transfers/{collected.Text("transferId")}";

        Assert.Equal(collected.Text("receiptNumber"), (await host.GetAsync(transfer, "another")).Text("receiptNumber"));
        Assert.Equal("404 PAY-0404", (await host.GetAsync(transfer)).Outcome);
        Assert.DoesNotContain(parties.Payer, collected.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(parties.Payer, (await host.GetAsync($"{MandateParties.Mandates}/{id}")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "tester")]
    [InlineData("decline", "tester")]
    [InlineData("pause", "tester")]
    [InlineData("resume", "tester")]
    [InlineData("revoke", "tester")]
    [InlineData("approve", "third")]
    [InlineData("collections", "another")]
    [InlineData("collections", "third")]
    public async Task Only_the_payers_side_decides_and_only_who_proposed_collects(string act, string client)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = act is "approve" or "decline" ? (await parties.ProposeAsync()).Text("mandateId") : await parties.ActiveAsync();

        var answer = act == "collections" ? await parties.CollectAsync(id, client: client) : await parties.DecideAsync(id, act, client);

        Assert.Equal("404 PAY-0404", answer.Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{MandateParties.Mandates}/{id}", "third")).Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{MandateParties.Mandates}/{id}", "tester", "ma")).Outcome);
        Assert.Equal("0.00", await host.BalanceAsync(parties.Shop));
    }

    [Fact]
    public async Task The_payer_pauses_resumes_and_revokes_and_nothing_is_collected_meanwhile_or_after()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync(new() { ["collectionsPerPeriod"] = 5 });

        Assert.Equal("paused", (await parties.DecideAsync(id, "pause")).Text("status"));
        Assert.Equal("409 PAY-0440", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("409 PAY-0440", (await parties.DecideAsync(id, "pause")).Outcome);
        Assert.Equal("active", (await parties.DecideAsync(id, "resume")).Text("status"));
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("409 PAY-0440", (await parties.DecideAsync(id, "resume")).Outcome);
        Assert.Equal("409 PAY-0440", (await parties.DecideAsync(id, "decline")).Outcome);
        Assert.Equal("revoked", (await parties.DecideAsync(id, "revoke")).Text("status"));
        Assert.Equal("409 PAY-0440", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("409 PAY-0440", (await parties.DecideAsync(id, "resume")).Outcome);
        Assert.Equal("10.00", await host.BalanceAsync(parties.Shop));
    }

    [Fact]
    public async Task A_mandate_that_could_never_be_used_is_refused()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var today = parties.Today;

        Assert.Equal("422 PAY-0444", (await parties.ProposeAsync(new() { ["startsOn"] = today.AddDays(-1) })).Outcome);
        Assert.Equal("422 PAY-0444", (await parties.ProposeAsync(new() { ["startsOn"] = today.AddDays(2), ["endsOn"] = today.AddDays(1) })).Outcome);
        Assert.Equal("422 PAY-0444", (await parties.ProposeAsync(new() { ["endsOn"] = today.AddYears(10).AddDays(1) })).Outcome);
        Assert.Equal("201", (await parties.ProposeAsync(new() { ["startsOn"] = today, ["endsOn"] = today.AddYears(10) })).Outcome);
        Assert.Equal("201", (await parties.ProposeAsync(new() { ["endsOn"] = today })).Outcome);
        Assert.Equal("422 PAY-0430", (await parties.ProposeAsync(new() { ["debtorAddress"] = "nobody@pesabank" })).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.ProposeAsync(new() { ["ceiling"] = "0.00" })).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.ProposeAsync(new() { ["creditorAccountId"] = parties.Payer })).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.ProposeAsync(new() { ["creditorAccountId"] = await host.OpenAsync(currency: "MAD") })).Outcome);
        Assert.Equal("400 API-0400", (await parties.ProposeAsync(new() { ["collectionsPerPeriod"] = 0 })).Outcome);
    }

    [Fact]
    public async Task Who_decides_lists_the_mandates_newest_first()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var ids = new List<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            ids.Insert(0, (await parties.ProposeAsync()).Text("mandateId"));
        }

        var first = await host.GetAsync($"{MandateParties.Mandates}?limit=2", "another");
        var second = await host.GetAsync(first.Header("Link").Split('<', '>')[1], "another");

        Assert.Equal(ids, IdsOf(first).Concat(IdsOf(second)));
        Assert.Empty(IdsOf(await host.GetAsync(MandateParties.Mandates)));
    }

    private static IEnumerable<string?> IdsOf(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("mandateId").GetString());
}
