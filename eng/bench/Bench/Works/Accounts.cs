using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Load;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A treasury and a farmer's account at the host.</summary>
internal sealed record Accounts(AuthenticationHeaderValue Token, string Treasury, string Farmer)
{
    private const string Scopes = "payments.accounts.write payments.accounts.read payments.transfers.write";

    public static async Task<Accounts> OpenAsync(ServiceClient client)
    {
        var token = await TokenAsync(client);
        return new Accounts(token, await OpenAsync(client, token, "treasury", "-1000000000.00"), await OpenAsync(client, token, "person", "0.00"));
    }

    /// <summary>The same accounts with a fresh token, after work that took longer than a token lives.</summary>
    public async Task<Accounts> RenewAsync(ServiceClient client) => this with { Token = await TokenAsync(client) };

    public HttpRequestMessage Transfer(string path) => ServiceClient.Write(Token, path, Draft());

    public JsonObject Draft() => new()
    {
        ["debtorAccountId"] = Treasury,
        ["creditor"] = new JsonObject { ["accountId"] = Farmer },
        ["amount"] = Money("5.00"),
        ["reference"] = "bench",
    };

    /// <summary>Opens a treasury of the client.</summary>
    public static Task<string> OpenTreasuryAsync(ServiceClient client, AuthenticationHeaderValue token) => OpenAsync(client, token, "treasury", "-1000000000.00");

    private static Task<AuthenticationHeaderValue> TokenAsync(ServiceClient client) => client.TokenAsync("payments", Scopes);

    private static async Task<string> OpenAsync(ServiceClient client, AuthenticationHeaderValue token, string kind, string floor)
    {
        var draft = new JsonObject { ["kind"] = kind, ["name"] = $"Bench {kind}", ["currency"] = "KES", ["floor"] = Money(floor) };
        var made = await client.PostAsync(token, "payments/v1/accounts", draft);
        return made["accountId"]!.GetValue<string>();
    }

    public static JsonObject Money(string amount) => new() { ["currency"] = "KES", ["amount"] = amount };
}
