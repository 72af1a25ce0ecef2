using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Block.Qr;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Qr;

/// <summary>The client <c>another</c> shows codes, and <c>tester</c> reads and pays them.</summary>
public sealed class QrTests
{
    private const string Address = "mbegu.bora@pesabank";

    [Fact]
    public async Task A_code_is_made_read_and_paid()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var shop = await ShopAsync(host);
        var payload = (await MakeAsync(host, "12.50", "INV-0042")).Text("payload");

        var read = await ReadAsync(host, payload);
        var paid = await host.PayAsync(await host.OpenAsync("treasury", floor: "-100.00"), new { address = read.Text("address") }, read.Text("amount", "amount"));

        Assert.Equal([Address, "The shop", "5261", "Mbegu Bora", "Nakuru", "KES", "12.50", "INV-0042"], [read.Text("address"), read.Text("name"), read.Text("merchant", "category"), read.Text("merchant", "name"), read.Text("merchant", "city"), read.Text("currency"), read.Text("amount", "amount"), read.Text("reference")]);
        Assert.Equal("201", paid.Outcome);
        Assert.Equal("12.50", (await host.GetAsync($"/payments/v1/accounts/{shop}", "another")).Text("balance", "amount"));
        Assert.StartsWith("00020101021226410014example.dpi.ke0119mbegu.bora@pesabank5204526153034045405", payload, StringComparison.Ordinal);
        var open = await ReadAsync(host, (await MakeAsync(host)).Text("payload"));
        Assert.False(open.Json.TryGetProperty("amount", out _));
        Assert.DoesNotContain(shop, open.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_cannot_be_paid_is_not_made()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var shop = await ShopAsync(host);
        await host.PostAsync("/payments/v1/addresses", new { address = "plain@pesabank", accountId = await host.OpenAsync(client: "another") }, client: "another");
        var long96 = $"{new string('a', 80)}@pesabank";
        await host.PostAsync("/payments/v1/addresses", new { address = long96, accountId = shop }, client: "another");

        Assert.Equal("404 PAY-0404", (await MakeAsync(host, client: "tester")).Outcome);
        Assert.Equal("404 PAY-0404", (await MakeAsync(host, address: "nobody@pesabank")).Outcome);
        Assert.Equal("422 PAY-0475", (await MakeAsync(host, address: "plain@pesabank")).Outcome);
        Assert.Equal("422 PAY-0479", (await MakeAsync(host, address: long96)).Outcome);
        Assert.Equal("422 PAY-0479", (await MakeAsync(host, "10000000000.00")).Outcome);
        Assert.Equal("422 PAY-0422", (await MakeAsync(host, "1.0")).Outcome);
        Assert.Equal("422 PAY-0422", (await MakeAsync(host, "0.00")).Outcome);
        Assert.Equal("422 PAY-0423", (await MakeAsync(host, "1.00", currency: "MAD")).Outcome);
        Assert.Equal("400 API-0400", (await MakeAsync(host, "1.00", "naïve")).Outcome);
        await host.PostAsync($"/payments/v1/accounts/{shop}/freeze", new { reason = "Audit" }, client: "another");
        Assert.Equal("409 PAY-0410", (await MakeAsync(host)).Outcome);
    }

    [Fact]
    public async Task A_code_of_elsewhere_or_with_another_name_pays_nobody_unseen()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        await ShopAsync(host);
        var good = QrContent.Read((await MakeAsync(host, "12.50")).Text("payload"), out _, out _)!;

        Assert.Equal("The shop", (await ReadAsync(host, (good with { Name = "Ministry of Health" }).Write())).Text("name"));
        Assert.Equal("422 PAY-0478", (await ReadAsync(host, (good with { Scheme = "example.dpi.ma" }).Write())).Outcome);
        Assert.Equal("422 PAY-0478", (await ReadAsync(host, (good with { Country = "MA" }).Write())).Outcome);
        Assert.Equal("422 PAY-0478", (await ReadAsync(host, (good with { CurrencyNumber = "504" }).Write())).Outcome);
        Assert.Equal("404 PAY-0405", (await ReadAsync(host, (good with { Address = "nobody@pesabank" }).Write())).Outcome);
        Assert.Equal("422 PAY-0422", (await ReadAsync(host, (good with { Amount = "12.5" }).Write())).Outcome);
        Assert.Equal("422 PAY-0422", (await ReadAsync(host, (good with { Amount = "0.00" }).Write())).Outcome);
        Assert.Equal("422 PAY-0476", (await ReadAsync(host, good.Write().Replace("12.50", "92.50", StringComparison.Ordinal))).Outcome);
        var broken = await ReadAsync(host, good.Write()[..^8]);
        Assert.Equal("422 PAY-0477", broken.Outcome);
        Assert.Equal("/payload/63", broken.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    private static async Task<string> ShopAsync(PaymentsHost host)
    {
        var shop = await VoucherParties.OpenShopAsync(host, VoucherParties.Seeds);
        Assert.Equal("201", (await host.PostAsync("/payments/v1/addresses", new { address = Address, accountId = shop }, client: "another")).Outcome);
        return shop;
    }

    private static Task<BlockAnswer> MakeAsync(PaymentsHost host, string? amount = null, string? reference = null, string address = Address, string client = "another", string currency = "KES")
    {
        var draft = new Dictionary<string, object> { ["address"] = address };
        if (amount is not null)
        {
            draft["amount"] = new { currency, amount };
        }

        if (reference is not null)
        {
            draft["reference"] = reference;
        }

        return host.PostAsync("/payments/v1/qr-codes", draft, client: client);
    }

    private static Task<BlockAnswer> ReadAsync(PaymentsHost host, string payload) => host.PostAsync("/payments/v1/qr-readings", new { payload });
}
