using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Durability;

/// <summary>A treasury and a farmer's account at the payments block, and the transfers between them, over HTTP.</summary>
internal sealed class Ledger : IDisposable
{
    /// <summary>What each transfer moves, in shillings.</summary>
    public const int Amount = 5;

    private const string Scopes = "payments.accounts.write payments.accounts.read payments.transfers.write";
    private readonly HttpClient http;
    private readonly string treasury;
    private readonly string farmer;

    private Ledger(HttpClient http, string treasury, string farmer)
    {
        this.http = http;
        this.treasury = treasury;
        this.farmer = farmer;
    }

    public static async Task<Ledger> OpenAsync(SandboxSettings settings)
    {
        var http = await ServiceClient.ConformanceA(settings).ConnectAsync("payments", Scopes);
        var treasury = await OpenAccountAsync(http, "treasury", "-100000000.00");
        return new Ledger(http, treasury, await OpenAccountAsync(http, "person", "0.00"));
    }

    /// <summary>Goes on with a fresh token: on a slow machine one does not last for all that a test does.</summary>
    public async Task RenewAsync(SandboxSettings settings)
    {
        using var other = await ServiceClient.ConformanceA(settings).ConnectAsync("payments", Scopes);
        http.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;
    }

    /// <summary>The same accounts, at another process of the same store.</summary>
    public async Task<Ledger> AtAsync(SandboxSettings issuer, Uri payments)
    {
        var other = await ServiceClient.ConformanceA(issuer).ConnectAsync("payments", Scopes);
        var http = new HttpClient { BaseAddress = payments };
        http.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;
        other.Dispose();
        return new Ledger(http, treasury, farmer);
    }

    /// <summary>Asks for one transfer.</summary>
    /// <exception cref="HttpRequestException">The host went away, and nobody knows what it did.</exception>
    public async Task<(HttpStatusCode Status, string Body)> PayAsync(string key)
    {
        var draft = new JsonObject
        {
            ["debtorAccountId"] = treasury,
            ["creditor"] = new JsonObject { ["accountId"] = farmer },
            ["amount"] = Money($"{Amount}.00"),
            ["reference"] = key,
        };
        return await PostAsync(http, "transfers", key, draft);
    }

    /// <summary>How many transfers the two accounts say there were; both must say the same.</summary>
    public async Task<int> CountAsync()
    {
        var (owed, owned) = (await BalanceAsync(treasury), await BalanceAsync(farmer));
        Assert.Equal(0, owed + owned);
        Assert.Equal(0, owned % Amount);
        return (int)(owned / Amount);
    }

    public void Dispose() => http.Dispose();

    private async Task<decimal> BalanceAsync(string account)
    {
        var answer = await http.GetFromJsonAsync<JsonObject>($"payments/v1/accounts/{account}", TestContext.Current.CancellationToken);
        return decimal.Parse(answer!["balance"]!["amount"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> OpenAccountAsync(HttpClient http, string kind, string floor)
    {
        var draft = new JsonObject { ["kind"] = kind, ["name"] = $"Test {kind}", ["currency"] = "KES", ["floor"] = Money(floor) };
        var (status, body) = await PostAsync(http, "accounts", Guid.CreateVersion7().ToString(), draft);
        Assert.True(status == HttpStatusCode.Created, body);
        return JsonNode.Parse(body)!["accountId"]!.GetValue<string>();
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient http, string path, string key, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"payments/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static JsonObject Money(string amount) => new() { ["currency"] = "KES", ["amount"] = amount };
}
