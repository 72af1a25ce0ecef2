using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Testing.Tokens;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>A client whose requests make files beside the store: the first voucher, for which the host makes a key, and an upload too large for memory.</summary>
internal sealed class Bystander : IDisposable
{
    private const int Lines = 2000;
    private const string Unavailable = "API-0503";
    private readonly HttpClient http;
    private readonly Clients clients;
    private readonly (string Path, string Type, string Body)[] requests;
    private readonly string[] keys = [Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString()];
    private readonly List<string> meanwhile = [];

    private Bystander(HttpClient http, Clients clients, string batch)
    {
        this.http = http;
        this.clients = clients;
        requests = [("payments/v1/vouchers", "application/json", Voucher()), ($"payments/v1/batches/{batch}/lines", "application/jsonl", Text())];
    }

    /// <summary>Announces the batch whose lines are uploaded.</summary>
    public static async Task<Bystander> MakeAsync(Uri service, TestIssuer issuer, Clients clients)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service };
        var token = new TestToken("payments", "payments.batches.write", "payments.vouchers.write") { ClientId = Clients.Client, Ends = TimeSpan.FromDays(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Sign(token));
        var total = string.Create(CultureInfo.InvariantCulture, $"{Lines}.00");
        var draft = $$"""{"debtorAccountId":"{{clients.Treasury}}","reference":"A large one","lineCount":{{Lines}},"total":{"currency":"KES","amount":"{{total}}"} }""";
        var (_, body) = await SendAsync(http, "payments/v1/batches", "application/json", draft, Guid.CreateVersion7().ToString());
        return new Bystander(http, clients, JsonNode.Parse(body)!["batchId"]!.GetValue<string>());
    }

    /// <summary>Asks while the disk is full.</summary>
    public async Task AskAsync()
    {
        for (var index = 0; index < requests.Length; index++)
        {
            var (status, body) = await SendAsync(requests[index], keys[index]);
            meanwhile.Add(status < 300 ? $"{status}" : JsonNode.Parse(body)?["code"]?.GetValue<string>() ?? $"{status}");
        }
    }

    /// <summary>Asks the same once more.</summary>
    /// <returns>All answers in words, and whether they are what they must be: served, or told to come back, and served in the end.</returns>
    public async Task<(string Words, bool IsGood)> AskAgainAsync()
    {
        var (voucher, _) = await SendAsync(requests[0], keys[0]);
        var (upload, _) = await SendAsync(requests[1], keys[1]);
        var words = $"a first voucher and a large upload meanwhile: {string.Join(", ", meanwhile.Order(StringComparer.Ordinal).CountBy(code => code).Select(pair => $"{pair.Key} {pair.Value}"))}; afterwards: {voucher}, {upload}";
        return (words, meanwhile.TrueForAll(code => code is Unavailable or "200" or "201") && (voucher, upload) == (201, 200));
    }

    public void Dispose() => http.Dispose();

    private Task<(int Status, string Body)> SendAsync((string Path, string Type, string Body) request, string key) => SendAsync(http, request.Path, request.Type, request.Body, key);

    private static async Task<(int Status, string Body)> SendAsync(HttpClient http, string path, string type, string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // More than the host keeps in memory, and more than is left on the disk.
    private string Text() =>
        string.Join('\n', Enumerable.Repeat($$"""{"accountId":"{{clients.Payees[0]}}","amount":"1.00","reference":"{{new string('x', 140)}}"}""", Lines));

    private string Voucher() => $$"""{"debtorAccountId":"{{clients.Treasury}}","purpose":"Seed 2026","amount":{"currency":"KES","amount":"10.00"} }""";
}
