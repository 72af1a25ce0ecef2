using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Testing.Tokens;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>Clients of one treasury that pay four merchants, each payment under a key of its own, and that ask until they are answered.</summary>
internal sealed class Clients : IDisposable
{
    /// <summary>The client's id.</summary>
    public const string Client = "tester";

    private const int Merchants = 4;
    private readonly FaultOptions options;
    private readonly IReadOnlyList<Uri> services;
    private readonly AnswerLog log;
    private readonly Habits habits;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private Clients(FaultOptions options, IReadOnlyList<Uri> services, TestIssuer issuer, AnswerLog log, Habits habits)
    {
        this.options = options;
        this.habits = habits;
        this.services = services;
        this.log = log;
        var token = new TestToken("payments", "payments.accounts.write", "payments.transfers.write") { ClientId = Client, Ends = TimeSpan.FromDays(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Sign(token));
    }

    public Counts Counts { get; } = new();

    /// <summary>The account that pays.</summary>
    public string Treasury { get; private set; } = "";

    /// <summary>The accounts that are paid.</summary>
    public IReadOnlyList<string> Payees { get; private set; } = [];

    /// <summary>Opens the accounts.</summary>
    public static async Task<Clients> OpenAsync(FaultOptions options, IReadOnlyList<Uri> services, TestIssuer issuer, AnswerLog log, Habits habits)
    {
        var clients = new Clients(options, services, issuer, log, habits);
        clients.Treasury = await clients.OpenAsync("treasury", "-1000000000.00");
        clients.Payees = await Task.WhenAll(Enumerable.Range(0, Merchants).Select(_ => clients.OpenAsync("merchant", "0.00")));
        return clients;
    }

    /// <summary>Pays until the end, and then until everything is answered.</summary>
    public Task RunAsync(CancellationToken end) => Task.WhenAll(Enumerable.Range(0, options.Workers).Select(number => Task.Run(() => WorkAsync(number, end), CancellationToken.None)));

    public void Dispose() => http.Dispose();

    private async Task WorkAsync(int number, CancellationToken end)
    {
        var payment = new Payment(http, services, log, Counts, habits, new Random(HashCode.Combine(options.Seed, number)));
        for (var index = 0; !end.IsCancellationRequested; index++)
        {
            var key = $"key-{options.Seed}-{number}-{index}";
            await payment.PayAsync(key, new JsonObject
            {
                ["debtorAccountId"] = Treasury,
                ["creditor"] = new JsonObject { ["accountId"] = Payees[index % Payees.Count] },
                ["amount"] = Money("0.05"),

                // The ledger's own trace of the key that the client chose.
                ["reference"] = key,
            });
        }
    }

    private async Task<string> OpenAsync(string kind, string floor)
    {
        var draft = new JsonObject { ["kind"] = kind, ["name"] = $"A {kind}", ["currency"] = "KES", ["floor"] = Money(floor) };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(services[0], "payments/v1/accounts")) { Content = JsonContent.Create(draft) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(body)!["accountId"]!.GetValue<string>() : throw new FaultsFailedException($"no account was opened: {(int)answer.StatusCode} {body}");
    }

    private static JsonObject Money(string amount) => new() { ["currency"] = "KES", ["amount"] = amount };
}
