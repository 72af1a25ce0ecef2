using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Testing.Tokens;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>Who pays a batch: makes it, has it released by somebody else, and writes down what came of each line.</summary>
internal sealed class BatchClient : IDisposable
{
    private const string Officer = "controller";
    private const string Header = "line,status,accountId,address,amount,reference,code,transferId";
    private readonly HttpClient http;
    private readonly TestIssuer issuer;
    private readonly AnswerLog log;
    private readonly List<BatchOrder> orders;

    /// <param name="service">Where it asks.</param>
    /// <param name="payees">An account for each line.</param>
    public BatchClient(Uri service, TestIssuer issuer, AnswerLog log, int seed, IReadOnlyList<string> payees)
    {
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service, Timeout = TimeSpan.FromMinutes(5) };
        this.issuer = issuer;
        this.log = log;
        orders = [.. payees.Select((payee, index) => new BatchOrder(payee, 100 + (index % 97), string.Create(CultureInfo.InvariantCulture, $"{seed}-line-{index + 1}")))];
    }

    /// <summary>The batch, once it is released.</summary>
    public Guid Batch { get; private set; }

    private string Path => $"payments/v1/batches/{Batch}";

    private string Total => Money(orders.Sum(order => order.Cents));

    /// <summary>Makes the batch and has it released.</summary>
    public async Task ReleaseAsync(string treasury)
    {
        var draft = new JsonObject
        {
            ["debtorAccountId"] = treasury,
            ["reference"] = "Fertiliser 2026",
            ["lineCount"] = orders.Count,
            ["total"] = new JsonObject { ["currency"] = "KES", ["amount"] = Total },
        };
        var batch = await SendAsync(HttpMethod.Post, "payments/v1/batches", Clients.Client, new StringContent(draft.ToJsonString(), Encoding.UTF8, "application/json"));
        Batch = JsonNode.Parse(batch)!["batchId"]!.GetValue<Guid>();
        orders.ForEach(order => log.Ask(order.Reference));
        var lines = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', orders.Select(order => order.ToJson()))));
        lines.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        await SendAsync(HttpMethod.Post, $"{Path}/lines", Clients.Client, lines);
        await SendAsync(HttpMethod.Post, $"{Path}/release", Officer, null);
    }

    public async Task<bool> HasEndedAsync() => (await ReadAsync())["status"]!.GetValue<string>() != "processing";

    /// <summary>Writes down what the result says of each line, and compares the sums.</summary>
    /// <returns>The sums in words, and whether all of them are what was ordered.</returns>
    public async Task<(string Words, bool Agree)> TakeResultAsync()
    {
        var batch = await ReadAsync();
        var (status, paid) = (batch["status"]!.GetValue<string>(), batch["paid"]!);
        var (count, sum) = (paid["count"]!.GetValue<int>(), paid["sum"]!["amount"]!.GetValue<string>());
        var result = await SendAsync(HttpMethod.Get, $"{Path}/result", Clients.Client, null);
        var records = result.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var told = records[0] == Header ? records[1..].Count(Take) : throw new FaultsFailedException($"the result begins with {records[0]}");
        var words = $"the batch is {status}: {orders.Count} lines of {Total} ordered, {count} of {sum} paid, {told} of {records.Length - 1} lines of the result as ordered";
        return (words, (status, count, sum, told, records.Length - 1) == ("completed", orders.Count, Total, orders.Count, orders.Count));
    }

    public void Dispose() => http.Dispose();

    private static string Money(long cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:D2}");

    /// <returns>Whether a line of the result is a line of the order, and paid.</returns>
    private bool Take(string record)
    {
        if (record.Split(',') is not [var line, "paid", var account, "", var amount, var reference, "", var transfer])
        {
            return false;
        }

        var number = int.Parse(line, CultureInfo.InvariantCulture);
        var order = orders[number - 1];
        var answer = new JsonObject { ["transferId"] = transfer, ["amount"] = new JsonObject { ["currency"] = "KES", ["amount"] = amount } };
        log.Answer(order.Reference, answer.ToJsonString(), "releaseBatch", string.Create(CultureInfo.InvariantCulture, $"{Batch:N}-{number}"));
        return (account, amount, reference) == (order.Payee, Money(order.Cents), order.Reference);
    }

    private async Task<JsonNode> ReadAsync() => JsonNode.Parse(await SendAsync(HttpMethod.Get, Path, Clients.Client, null))!;

    private async Task<string> SendAsync(HttpMethod method, string path, string client, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        var token = new TestToken("payments", "payments.batches.read", "payments.batches.write", "payments.batches.release") { ClientId = client };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Sign(token));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new FaultsFailedException($"{method} {path} was answered {(int)answer.StatusCode}: {body}");
    }

    private sealed record BatchOrder(string Payee, long Cents, string Reference)
    {
        public string ToJson() => new JsonObject { ["accountId"] = Payee, ["amount"] = Money(Cents), ["reference"] = Reference }.ToJsonString();
    }
}
