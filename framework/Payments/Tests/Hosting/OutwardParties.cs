using System.Globalization;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>A payer, the treasury of <c>tester</c>, and <c>pesabank</c>, for which <c>another</c> acts: its transit account, and its own one, which has 1000.00.</summary>
internal sealed record OutwardParties(PaymentsHost Host, string Treasury, string Transit, string Own)
{
    public const string Path = "/payments/v1/outward-transfers";

    public static async Task<OutwardParties> MakeAsync(PaymentsHost host, string besides = "1000.00")
    {
        await SettlementParties.RegisterAsync(host, "pesabank", "another");
        var parties = new OutwardParties(host, await host.OpenAsync("treasury", floor: "-100000.00"), await OpenAsync(host, "transit"), await OpenAsync(host, "treasury"));
        await host.PayAsync(parties.Treasury, new { accountId = parties.Own }, besides);
        return parties;
    }

    public static async Task<string> OpenAsync(PaymentsHost host, string kind) => (await TryOpenAsync(host, kind)).Text("accountId");

    public static Task<BlockAnswer> TryOpenAsync(PaymentsHost host, string kind, string? participant = "pesabank", string client = "another") =>
        host.PostAsync("/payments/v1/accounts", participant is null ? (object)new { kind, name = "At pesabank", currency = "KES" } : new { kind, name = "At pesabank", currency = "KES", participant }, client: client);

    public object Draft(string amount = "10.00", string kind = "person", string participant = "pesabank", string currency = "KES") =>
        new { debtorAccountId = Treasury, participant, payee = new { account = "0712345678", kind }, amount = new { currency, amount }, reference = "Fees November" };

    public Task<BlockAnswer> TryMakeAsync(object draft, string client = "tester", string? key = null) => Host.PostAsync(Path, draft, key, client);

    /// <summary>Makes one and gives its id.</summary>
    public async Task<string> MadeAsync(string amount = "10.00", string kind = "person") => (await TryMakeAsync(Draft(amount, kind))).Text("outwardTransferId");

    /// <param name="what"><c>credit</c> or <c>return</c>.</param>
    public Task<BlockAnswer> ReportAsync(string what, string id, string client = "another", string? account = null, string? key = null) =>
        Host.PostAsync($"{Path}/{id}/{what}", new { accountId = account ?? Own }, key, client);

    public Task<BlockAnswer> ReadAsync(string id, string client = "tester") => Host.GetAsync($"{Path}/{id}", client);

    /// <summary>What the payer's, the transit and the participant's own account hold, the payer's without what it paid besides.</summary>
    public async Task<string> HeldAsync()
    {
        var (payer, transit, own) = (await HeldAsync(Treasury, "tester") + 1000, await HeldAsync(Transit, "another"), await HeldAsync(Own, "another"));
        return string.Create(CultureInfo.InvariantCulture, $"{payer} {transit} {own}");
    }

    private async Task<decimal> HeldAsync(string account, string client) =>
        decimal.Parse((await Host.GetAsync($"/payments/v1/accounts/{account}", client)).Text("balance", "amount"), CultureInfo.InvariantCulture);
}
