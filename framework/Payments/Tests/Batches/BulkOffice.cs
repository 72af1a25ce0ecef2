using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>A treasury that pays batches: the client <c>tester</c> makes them, <c>controller</c> releases them.</summary>
internal sealed record BulkOffice(PaymentsHost Host, string Treasury)
{
    public const string Batches = "/payments/v1/batches";

    private static readonly string[] Scopes = ["payments.batches.read", "payments.batches.write", "payments.batches.release"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BulkOffice> OpenAsync(PaymentsHost host, string floor = "-1000000.00") => new(host, await host.OpenAsync("treasury", floor: floor));

    public static string Line(string member, string creditor, string amount) => $$"""{"{{member}}":"{{creditor}}","amount":"{{amount}}","reference":"AGR-7K2M"}""";

    public static string To(string account, string amount) => Line("accountId", account, amount);

    /// <summary>Announces a batch.</summary>
    public async Task<string> AnnounceAsync(int count, string total, TimeSpan? ahead = null) =>
        (await SendAsync(HttpMethod.Post, Batches, Json(count, total, ahead), "application/json", "tester")).Text("batchId");

    public Task<BlockAnswer> UploadAsync(string batch, string text, string type = "application/jsonl", string client = "tester", string? key = null) =>
        SendAsync(HttpMethod.Post, $"{Batches}/{batch}/lines", text, type, client, key);

    /// <summary>Announces a batch of some lines and uploads them.</summary>
    public async Task<string> ValidatedAsync(string[] lines, string total, TimeSpan? ahead = null)
    {
        var batch = await AnnounceAsync(lines.Length, total, ahead);
        Assert.Equal("validated", (await UploadAsync(batch, string.Join('\n', lines))).Text("status"));
        return batch;
    }

    public Task<BlockAnswer> ActAsync(string batch, string act, string? client = null, string? subject = null) =>
        SendAsync(HttpMethod.Post, $"{Batches}/{batch}/{act}", null, "", client ?? (act == "release" ? "controller" : "tester"), null, subject);

    public Task<BlockAnswer> ReadAsync(string batch, string what = "", string client = "tester") => SendAsync(HttpMethod.Get, $"{Batches}/{batch}{what}", null, "", client);

    public async Task<string> StatusAsync(string batch) => (await ReadAsync(batch)).Text("status");

    /// <summary>Waits until the host's own worker brings a batch into a state.</summary>
    public async Task UntilAsync(string batch, string status)
    {
        while (await StatusAsync(batch) != status)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    public async Task<BlockAnswer> SendAsync(HttpMethod method, string path, string? body, string type, string client, string? key = null, string? subject = null)
    {
        var scopes = client == "other" ? Scopes[..2] : Scopes;
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Host.Host.Issuer.Sign(new TestToken("payments", scopes) { ClientId = client, Tenant = "ke", Subject = subject }));
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await Host.Host.Http.SendAsync(request, Cancellation);
        return await BlockAnswer.ReadAsync(response, Cancellation);
    }

    private string Json(int count, string total, TimeSpan? ahead)
    {
        var executeAt = ahead is { } span ? $",\"executeAt\":\"{(Host.Host.Clock.GetUtcNow() + span).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"" : "";
        return $$"""{"debtorAccountId":"{{Treasury}}","reference":"Fertiliser 2026","lineCount":{{count}},"total":{"currency":"KES","amount":"{{total}}"}{{executeAt}}}""";
    }
}
