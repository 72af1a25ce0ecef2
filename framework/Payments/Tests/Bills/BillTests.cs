using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Bills;

/// <summary>The client <c>tester</c> issues, and <c>another</c> pays.</summary>
public sealed class BillTests(PaymentsHost shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bill_is_issued_asked_for_and_paid_whole_and_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var payer = await parties.PayerAsync();
        var issued = await parties.IssueAsync(new() { ["reference"] = "W-2026-11-4711" });
        var (id, number) = (issued.Text("billId"), issued.Text("billNumber"));

        Assert.EndsWith($"/payments/v1/bills/{id}", issued.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(["due", "10.00", issued.Text("dueAt")], [issued.Text("status"), issued.Text("amount", "amount"), issued.Text("expiresAt")]);
        var asked = await parties.InquireAsync(number);
        Assert.Equal(["due", "The merchant", "W-2026-11-4711", "Water November", "10.00"], [asked.Text("status"), asked.Text("creditorName"), asked.Text("reference"), asked.Text("purpose"), asked.Text("amountDue", "amount")]);
        Assert.DoesNotContain(parties.Biller, asked.Body, StringComparison.Ordinal);
        var paid = await parties.PayAsync(number, payer);

        Assert.Equal("201", paid.Outcome);
        Assert.Equal([number, "10.00", "W-2026-11-4711"], [paid.Text("billNumber"), paid.Text("amount", "amount"), paid.Text("reference")]);
        Assert.Equal("409 PAY-0481", (await parties.PayAsync(number, payer)).Outcome);
        Assert.Equal([paid.Text("transferId"), "paid"], [(await parties.ReadAsync(id)).Text("transferId"), await parties.StatusAsync(id)]);
        Assert.Equal("10.00", await host.BalanceAsync(parties.Biller));
        var late = await parties.InquireAsync(number);
        Assert.Equal(("paid", false, false), (late.Text("status"), late.Json.TryGetProperty("amountDue", out _), late.Json.TryGetProperty("transferId", out _)));
    }

    [Fact]
    public async Task The_receipt_and_the_statement_of_the_biller_name_the_bill()
    {
        var parties = await BillParties.MakeAsync(shared);
        var issued = await parties.IssueAsync(new() { ["reference"] = "Meter 4711" });
        var paid = await parties.PayAsync(issued.Text("billNumber"), await parties.PayerAsync());

        var receipt = await shared.GetAsync($"/payments/v1/transfers/{paid.Text("transferId")}/receipt", "another");
        Assert.Equal([paid.Text("receiptNumber"), "Meter 4711", "The merchant"], [receipt.Text("receiptNumber"), receipt.Text("reference"), receipt.Text("creditorName")]);
        Assert.Contains("Meter 4711", (await shared.GetAsync($"/payments/v1/accounts/{parties.Biller}/statement")).Body, StringComparison.Ordinal);
        Assert.Equal("404 PAY-0404", (await shared.GetAsync($"/payments/v1/transfers/{paid.Text("transferId")}/receipt")).Outcome);
    }

    [Fact]
    public async Task A_number_is_read_however_it_is_typed_and_no_other_is_found()
    {
        var parties = await BillParties.MakeAsync(shared);
        var number = (await parties.IssueAsync()).Text("billNumber");

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", number);
        foreach (var typed in new[] { number.ToLowerInvariant(), number.Replace('-', ' '), number.Replace("-", "", StringComparison.Ordinal), number.Replace('0', 'o').Replace('1', 'l') })
        {
            Assert.Equal(number, (await parties.InquireAsync(typed)).Text("billNumber"));
        }

        Assert.Equal("404 PAY-0480", (await parties.InquireAsync("0000-0000-0000")).Outcome);
        Assert.Equal("404 PAY-0480", (await parties.InquireAsync("UUUU-UUUU-UUUU")).Outcome);
        Assert.Equal("404 PAY-0480", (await parties.InquireAsync(number, tenant: "ma")).Outcome);
        Assert.Equal("404 PAY-0480", (await parties.PayAsync("0000-0000-0000", await parties.PayerAsync())).Outcome);
        Assert.Equal("400 API-0400", (await parties.InquireAsync("0000-0000-000")).Outcome);
    }

    [Fact]
    public async Task What_could_never_be_a_bill_is_refused()
    {
        var parties = await BillParties.MakeAsync(shared);
        var (kes, mad) = (new { currency = "KES", amount = "12.00" }, new { currency = "MAD", amount = "12.00" });

        Assert.Equal("422 PAY-0484", (await parties.IssueAsync(new() { ["creditorAccountId"] = await shared.OpenAsync("person") })).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.IssueAsync(client: "another")).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.IssueAsync(tenant: "ma")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.IssueAsync(amount: "0.00")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.IssueAsync(new() { ["lateAmount"] = new { currency = "KES", amount = "1.001" }, ["expiresAt"] = parties.In(4) })).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.IssueAsync(new() { ["amount"] = mad })).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.IssueAsync(new() { ["lateAmount"] = mad, ["expiresAt"] = parties.In(4) })).Outcome);
        Assert.Equal("422 PAY-0485", (await parties.IssueAsync(new() { ["dueAt"] = parties.In(-1) })).Outcome);
        Assert.Equal("422 PAY-0485", (await parties.IssueAsync(new() { ["expiresAt"] = parties.In(1) })).Outcome);
        Assert.Equal("422 PAY-0485", (await parties.IssueAsync(new() { ["expiresAt"] = parties.In(0).AddYears(10).AddMinutes(1) })).Outcome);
        Assert.Equal("201", (await parties.IssueAsync(new() { ["expiresAt"] = parties.In(0).AddYears(10) })).Outcome);
        Assert.Equal("422 PAY-0486", (await parties.IssueAsync(new() { ["lateAmount"] = kes })).Outcome);
        Assert.Equal("422 PAY-0486", (await parties.IssueAsync(new() { ["lateAmount"] = kes, ["expiresAt"] = parties.In(4) }, "12.00")).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reference_is_demanded_once_by_each_account(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        var taken = new Dictionary<string, object> { ["reference"] = "INV-0042" };

        Assert.Equal("201", (await parties.IssueAsync(taken)).Outcome);
        Assert.Equal("409 PAY-0483", (await parties.IssueAsync(taken)).Outcome);
        Assert.Equal("201", (await (await BillParties.MakeAsync(host)).IssueAsync(taken)).Outcome);
        Assert.Equal("201", (await parties.IssueAsync()).Outcome);
    }

    [Fact]
    public async Task Only_who_issued_sees_lists_and_cancels()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await BillParties.MakeAsync(host);
        var ids = new List<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            ids.Insert(0, (await parties.IssueAsync()).Text("billId"));
        }

        foreach (var client in new[] { "another", "third" })
        {
            Assert.Equal("404 PAY-0404", (await parties.ReadAsync(ids[0], client)).Outcome);
            Assert.Equal("404 PAY-0404", (await parties.CancelAsync(ids[0], client)).Outcome);
            Assert.Empty(IdsOf(await host.GetAsync(BillParties.Bills, client)));
        }

        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{BillParties.Bills}/{ids[0]}", tenant: "ma")).Outcome);
        var first = await host.GetAsync($"{BillParties.Bills}?limit=2");
        var second = await host.GetAsync(first.Header("Link").Split('<', '>')[1]);
        Assert.Equal(ids, IdsOf(first).Concat(IdsOf(second)));
    }

    private static IEnumerable<string?> IdsOf(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("billId").GetString());
}
