using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

public sealed class ReceiptTests(PaymentsHost host)
{
    private const string Own = "/payments/v1/own/receipts";

    [Fact]
    public async Task A_person_sees_the_receipts_of_their_own_account_only()
    {
        const string number = "900000000101";
        const string other = "900000000102";
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        foreach (var person in (string[])[number, other])
        {
            await host.PostAsync("/payments/v1/mappings", new { subjectNumber = person, accountId = await host.OpenAsync("person") });
        }

        var first = await host.PayAsync(treasury, new { subject = FakeIdentity.SubjectAt("tester", number) }, "1.00");
        var second = await host.PayAsync(treasury, new { subject = FakeIdentity.SubjectAt("tester", number) }, "2.00");
        var foreign = await host.PayAsync(treasury, new { subject = FakeIdentity.SubjectAt("tester", other) }, "3.00");

        Assert.Equal([second.Text("receiptNumber"), first.Text("receiptNumber")], await NumbersAsync(FakeIdentity.SubjectHere(number)));
        Assert.Equal([foreign.Text("receiptNumber")], await NumbersAsync(FakeIdentity.SubjectHere(other)));
        Assert.Empty(await NumbersAsync("payments-knows-nobody"));
    }

    [Fact]
    public async Task Pages_of_receipts_hold_each_once()
    {
        const string number = "900000000103";
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        await host.PostAsync("/payments/v1/mappings", new { subjectNumber = number, accountId = await host.OpenAsync("person") });
        var paid = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            paid.Add((await host.PayAsync(treasury, new { subject = FakeIdentity.SubjectAt("tester", number) }, "1.00")).Text("receiptNumber"));
        }

        var first = await host.GetAsPersonAsync($"{Own}?limit=2", FakeIdentity.SubjectHere(number));
        var second = await host.GetAsPersonAsync($"{Own}?limit=2&cursor={first.Text("nextCursor")}", FakeIdentity.SubjectHere(number));

        Assert.Equal(Enumerable.Reverse(paid), Numbers(first).Concat(Numbers(second)));
        Assert.False(second.Json.TryGetProperty("nextCursor", out _));
    }

    private async Task<string[]> NumbersAsync(string subject) => Numbers(await host.GetAsPersonAsync(Own, subject));

    private static string[] Numbers(Core.Testing.Hosting.BlockAnswer page) =>
        [.. page.Json.GetProperty("items").EnumerateArray().Select(receipt => receipt.GetProperty("receiptNumber").GetString()!)];
}
