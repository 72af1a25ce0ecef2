using System.Globalization;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>A treasury of <c>tester</c> that issues vouchers, and a seed merchant of <c>another</c> that redeems them.</summary>
internal sealed record VoucherParties(PaymentsHost Host, string Treasury, string Shop)
{
    public const string Vouchers = "/payments/v1/vouchers";

    public const string Redemptions = "/payments/v1/voucher-redemptions";

    /// <summary>ISO 18245: nurseries, lawn and garden supply.</summary>
    public const string Seeds = "5261";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<VoucherParties> MakeAsync(PaymentsHost host, string floor = "-100.00") =>
        new(host, await host.OpenAsync("treasury", floor: floor), await OpenShopAsync(host, Seeds));

    public static async Task<string> OpenShopAsync(PaymentsHost host, string category, string client = "another") =>
        (await host.PostAsync("/payments/v1/accounts", new { kind = "merchant", name = "The shop", currency = "KES", merchant = new { category, name = "Mbegu Bora", city = "Nakuru" } }, client: client)).Text("accountId");

    /// <summary>Issues a voucher of 10.00, or on other terms.</summary>
    public Task<BlockAnswer> IssueAsync(Dictionary<string, object>? terms = null, string amount = "10.00", string? key = null, string client = "tester", string tenant = "ke")
    {
        var draft = new Dictionary<string, object> { ["debtorAccountId"] = Treasury, ["purpose"] = "Seed 2026", ["amount"] = new { currency = "KES", amount } };
        foreach (var (name, value) in terms ?? [])
        {
            draft[name] = value;
        }

        return Host.PostAsync(Vouchers, draft, key, client, tenant);
    }

    /// <summary>Issues a voucher and activates it.</summary>
    public async Task<(string Id, string Secret)> ActiveAsync(Dictionary<string, object>? terms = null, string amount = "10.00")
    {
        var issued = await IssueAsync(terms, amount);
        Assert.Equal("200", (await ActAsync(issued.Text("voucherId"), "activate")).Outcome);
        return (issued.Text("voucherId"), issued.Text("secretNumber"));
    }

    public Task<BlockAnswer> ActAsync(string id, string act, string client = "tester") => Host.PostAsync($"{Vouchers}/{id}/{act}", null, client: client);

    public Task<BlockAnswer> RedeemAsync(string secret, string? shop = null, string? key = null, string client = "another") =>
        Host.PostAsync(Redemptions, new { secretNumber = secret, creditorAccountId = shop ?? Shop }, key, client);

    public Task<BlockAnswer> ReadAsync(string id, string client = "tester") => Host.GetAsync($"{Vouchers}/{id}", client);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).Text("status");

    public async Task<string> ShopBalanceAsync() => (await Host.GetAsync($"/payments/v1/accounts/{Shop}", "another")).Text("balance", "amount");

    /// <summary>Whether the treasury may spend an amount and not a cent more.</summary>
    public async Task AssertSpendableAsync(string amount)
    {
        var other = await Host.OpenAsync();
        var more = (decimal.Parse(amount, CultureInfo.InvariantCulture) + 0.01m).ToString(CultureInfo.InvariantCulture);
        Assert.Equal("409 PAY-0409", (await Host.PayAsync(Treasury, new { accountId = other }, more)).Outcome);
        Assert.Equal("201", (await Host.PayAsync(Treasury, new { accountId = other }, amount)).Outcome);
    }

    /// <summary>Waits until what has expired is free again.</summary>
    public async Task UntilStoredAsync(string id, string status)
    {
        for (var look = 0; look < 100 && await StoredAsync(id) != status; look++)
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(status, await StoredAsync(id));
    }

    private async Task<string> StoredAsync(string id)
    {
        await using var scope = Host.Scope();
        var found = VoucherId.From(Guid.Parse(id));
        var row = await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Vouchers.AsNoTracking().SingleAsync(voucher => voucher.Id == found, Cancellation);
        return $"{row.Status}";
    }
}
