using System.Net.Http.Json;
using System.Text.Json;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A bank that makes what pages of payments show.</summary>
internal sealed class LedgerClient(HttpClient http, string currency) : IDisposable
{
    private const string Scopes = "payments.accounts.read payments.accounts.write payments.mappings.write payments.transfers.write payments.addresses.write "
        + "payments.mandates.read payments.mandates.write payments.mandates.decide payments.disputes.read payments.disputes.answer";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The client of the suite in a tenant.</summary>
    public static async Task<LedgerClient> ConnectAsync(SandboxSettings sandbox, string tenant) =>
        new(await new ServiceClient(sandbox, NameIn(tenant), tenant).ConnectAsync("payments", Scopes), tenant == "ke" ? "KES" : "MAD");

    public string Currency => currency;

    public static string NameIn(string tenant) => tenant == "ke" ? "conformance-a" : "conformance-b";

    /// <summary>Opens an account that may go far below zero and gives its id.</summary>
    public async Task<string> OpenTreasuryAsync(string name, string? participant = null) =>
        Text(await PostAsync(http, "accounts", new { kind = "treasury", name, currency, participant = participant ?? "own", floor = new { currency, amount = "-1000000.00" } }), "accountId");

    /// <summary>Opens an account for a person and links it to them.</summary>
    public async Task<string> OpenForAsync(string number, string name)
    {
        var account = Text(await PostAsync(http, "accounts", new { kind = "person", name, currency }), "accountId");
        await PostAsync(http, "mappings", new { subjectNumber = number, accountId = account });
        return account;
    }

    /// <summary>Pays and gives the id of the transfer.</summary>
    public async Task<string> PayAsync(string debtor, string creditor, string amount, string reference = "AGR-7K2M") =>
        Text(await PostAsync(http, "transfers", new { debtorAccountId = debtor, creditor = new { accountId = creditor }, amount = new { currency, amount }, reference }), "transferId");

    /// <summary>Creates an address at which an account pays and is paid.</summary>
    public async Task<string> AddressOfAsync(string account)
    {
        // Names look alike by 0 and o, 1 and l; those of digits alone from 2 to 9 do not.
        var name = string.Concat(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16).Select(part => (char)('2' + (part % 8))));
        return Text(await PostAsync(http, "addresses", new { address = $"p{name}@{(currency == "KES" ? "safibank" : "atlasbank")}", accountId = account }), "address");
    }

    /// <summary>Does an act on something, for whoever may, and gives the state that it has then.</summary>
    public async Task<string> ActAsync(string path, object? body = null) => Text(await PostAsync(http, path, body), "status");

    /// <summary>Makes something and gives its id.</summary>
    public async Task<string> MakeAsync(string path, string member, object body) => Text(await PostAsync(http, path, body), member);

    public async Task<JsonElement> ReadAsync(string path) => await http.GetFromJsonAsync<JsonElement>(new Uri($"payments/v1/{path}", UriKind.Relative), Cancellation);

    public static async Task<JsonElement> PostAsync(HttpClient http, string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"payments/v1/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await http.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    public void Dispose() => http.Dispose();

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
