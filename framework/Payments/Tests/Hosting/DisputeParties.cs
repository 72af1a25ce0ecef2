using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>A payer, the treasury of <c>tester</c>; a payee, the shop of <c>another</c>, which got 50.00 besides what is disputed; and the operator who decides.</summary>
internal sealed record DisputeParties(PaymentsHost Host, string Treasury, string Shop)
{
    public const string Disputes = "/payments/v1/disputes";

    public const string Operator = SettlementParties.Operator;

    /// <summary>The digest of some document.</summary>
    public const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static async Task<DisputeParties> MakeAsync(PaymentsHost host, string besides = "50.00")
    {
        var parties = new DisputeParties(host, await host.OpenAsync("treasury", floor: "-100000.00"), await host.OpenAsync(client: "another"));
        await parties.PaidAsync(besides);
        return parties;
    }

    /// <summary>Pays the shop and gives the transfer's id.</summary>
    public async Task<string> PaidAsync(string amount = "10.00") => (await Host.PayAsync(Treasury, new { accountId = Shop }, amount)).Text("transferId");

    public static object Draft(string amount = "10.00", string currency = "KES") => new
    {
        amount = new { currency, amount },
        reason = "notReceived",
        statement = "The seed never came",
        evidence = new[] { new { description = "Order of 20 November", sha256 = Digest } },
    };

    public Task<BlockAnswer> OpenAsync(string transfer, string amount = "10.00", string client = "tester", string currency = "KES", string tenant = "ke") =>
        Host.PostAsync($"/payments/v1/transfers/{transfer}/disputes", Draft(amount, currency), client: client, tenant: tenant);

    /// <summary>Pays 10.00, disputes it and gives the dispute's id.</summary>
    public async Task<string> OpenedAsync(string amount = "10.00") => (await OpenAsync(await PaidAsync(), amount)).Text("disputeId");

    public async Task<string> ContestedAsync()
    {
        var dispute = await OpenedAsync();
        Assert.Equal("200", (await ContestAsync(dispute)).Outcome);
        return dispute;
    }

    public Task<BlockAnswer> WithdrawAsync(string id, string client = "tester") => Host.PostAsync($"{Disputes}/{id}/withdraw", null, client: client);

    public Task<BlockAnswer> AcceptAsync(string id, string client = "another", string? key = null) => Host.PostAsync($"{Disputes}/{id}/accept", null, key, client);

    public Task<BlockAnswer> ContestAsync(string id, string client = "another") =>
        Host.PostAsync($"{Disputes}/{id}/contest", new { statement = "It was delivered", evidence = new[] { new { description = "Delivery note", sha256 = Digest } } }, client: client);

    public Task<BlockAnswer> UpholdAsync(string id, string client = Operator, string? key = null, string tenant = "ke") => Host.PostAsync($"{Disputes}/{id}/uphold", new { statement = "The note names another village" }, key, client, tenant);

    public Task<BlockAnswer> RejectAsync(string id, string client = Operator) => Host.PostAsync($"{Disputes}/{id}/reject", new { statement = "The note is signed" }, client: client);

    public Task<BlockAnswer> RefundAsync(string transfer, string amount) =>
        Host.PostAsync($"/payments/v1/transfers/{transfer}/refunds", new { amount = new { currency = "KES", amount }, reference = "Returned goods" }, client: "another");

    public Task<BlockAnswer> ReverseAsync(string transfer) => Host.PostAsync($"/payments/v1/transfers/{transfer}/reversal", new { reason = "Paid twice" });

    public Task<BlockAnswer> ReadAsync(string id, string client = "tester", string tenant = "ke") => Host.GetAsync($"{Disputes}/{id}", client, tenant);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).Text("status");

    public async Task<string> ShopBalanceAsync() => (await Host.GetAsync($"/payments/v1/accounts/{Shop}", "another")).Text("balance", "amount");
}
