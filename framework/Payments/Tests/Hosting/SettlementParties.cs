using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>Two banks and who operates the settlement: <c>pesabank</c>, for which <c>tester</c> acts, and <c>safibank</c>, for which <c>another</c> does.</summary>
internal sealed record SettlementParties(PaymentsHost Host, string Pesa, string Safi)
{
    public const string Operator = "operator";

    public const string Participants = "/payments/v1/participants";

    public const string Windows = "/payments/v1/settlement-windows";

    /// <summary>An account at each bank, either of which may go far below zero.</summary>
    public static async Task<SettlementParties> MakeAsync(PaymentsHost host)
    {
        await RegisterAsync(host, "pesabank", "tester");
        await RegisterAsync(host, "safibank", "another");
        return new SettlementParties(host, await OpenAsync(host, "pesabank", "tester"), await OpenAsync(host, "safibank", "another"));
    }

    public static Task<BlockAnswer> RegisterAsync(PaymentsHost host, string code, string client, string tenant = "ke") =>
        host.PostAsync(Participants, new { participant = code, name = $"The {code}", clientId = client }, client: Operator, tenant: tenant);

    public static async Task<string> OpenAsync(PaymentsHost host, string participant, string client, string currency = "KES") => (await host.PostAsync("/payments/v1/accounts", Draft(participant, currency), client: client)).Text("accountId");

    public static object Draft(string participant, string currency = "KES") => new { kind = "treasury", name = $"At {participant}", currency, participant, floor = new { currency, amount = "-1000000.00" } };

    /// <summary>Pays from one bank to the other and gives the transfer's id.</summary>
    public async Task<string> PayAsync(string amount = "10.00", bool back = false) =>
        (back ? await Host.PayAsync(Safi, new { accountId = Pesa }, amount, client: "another") : await Host.PayAsync(Pesa, new { accountId = Safi }, amount)).Text("transferId");

    /// <summary>The window that is open.</summary>
    public async Task<string> OpenWindowAsync() =>
        (await Host.GetAsync(Windows, Operator)).Json.GetProperty("items").EnumerateArray().Single(window => window.GetProperty("status").GetString() == "opened").GetProperty("windowId").GetString()!;

    /// <summary>Closes the open window and gives its id.</summary>
    public async Task<string> TurnAsync() => (await Host.PostAsync(Windows, null, client: Operator)).Text("previousWindowId");

    public Task<BlockAnswer> ConfirmAsync(string window, string reference = "RTGS 42") => Host.PostAsync($"{Windows}/{window}/confirm", new { reference }, client: Operator);

    /// <summary>Positions of a window, each as <c>participant paid received net currency</c>.</summary>
    public async Task<IEnumerable<string>> PositionsAsync(string window) =>
        (await Host.GetAsync($"{Windows}/{window}/positions", Operator)).Json.GetProperty("items").EnumerateArray().Select(Line).Order();

    public Task<BlockAnswer> StatementAsync(string participant, string window, string client, string query = "") => Host.GetAsync($"{Participants}/{participant}/windows/{window}/statement{query}", client);

    /// <summary>What a bank paid and received in a window: ids and amounts.</summary>
    public async Task<IReadOnlyList<(string Id, string Amount)>> CountedAsync(string window, string participant = "pesabank", string client = "tester") =>
        [.. (await StatementAsync(participant, window, client, "?limit=100")).Json.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("transferId").GetString()!, item.GetProperty("amount").GetProperty("amount").GetString()!))];

    public Task<BlockAnswer> ReconcileAsync(string window, object list, string client = "tester", string participant = "pesabank") =>
        Host.PostAsync($"{Participants}/{participant}/windows/{window}/reconciliations", list, client: client);

    /// <summary>One line of a bank's list.</summary>
    public static object Listed(string transferId, string amount, string currency = "KES") => new { transferId, amount = new { currency, amount } };

    private static string Line(JsonElement position) =>
        $"{position.GetProperty("participant").GetString()} {Amount(position, "paid")} {Amount(position, "received")} {Amount(position, "net")} {position.GetProperty("net").GetProperty("currency").GetString()}";

    private static string Amount(JsonElement position, string member) => position.GetProperty(member).GetProperty("amount").GetString()!;
}
