using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Listens, makes a webhook, pays once for each event that it is told, and ends when the webhook is closed.</summary>
internal sealed partial class WebhookJob(HttpClient http, IReadOnlyDictionary<string, string> settings, Lack lack)
{
    private const long Oldest = 300;

    private readonly ConcurrentDictionary<string, bool> handled = new();
    private bool refused;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listener = Open(out var address);
        http.DefaultRequestHeaders.Authorization = new("Bearer", settings["DIS_TOKEN"]);
        var keys = JsonNode.Parse(await http.GetStringAsync(At("jwks"), cancellationToken))!;
        var serving = ServeAsync(listener, address, keys, cancellationToken);
        using var made = await http.PostAsJsonAsync(At("webhooks"), new { url = address, eventTypes = (string[])["payments.transfer.settled.v1"] }, cancellationToken);
        var id = JsonNode.Parse(await made.Content.ReadAsStringAsync(cancellationToken))!["webhookId"]!.ToString();
        while (JsonNode.Parse(await http.GetStringAsync(At($"webhooks/{id}"), cancellationToken))!["status"]!.ToString() != "closed")
        {
            await Task.Delay(20, cancellationToken);
        }

        listener.Close();
        await serving;
        RefusedException.Unless(!refused, "a delivery that is not the service's");
    }

    private async Task ServeAsync(HttpListener listener, string address, JsonNode keys, CancellationToken cancellationToken)
    {
        var taken = new List<Task>();
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                taken.Add(TakeAsync(context, address, keys, cancellationToken));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(taken);
    }

    private async Task TakeAsync(HttpListenerContext context, string address, JsonNode keys, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync(cancellationToken);
        var isGood = IsGood(context.Request, address, body, keys);
        refused |= !isGood;
        if (isGood && (handled.TryAdd(JsonNode.Parse(body)!["id"]!.ToString(), true) || lack == Lack.Repeats))
        {
            await PayAsync(cancellationToken);
        }

        context.Response.StatusCode = isGood ? 204 : 401;
        context.Response.Close();
    }

    private async Task PayAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("transfers"));
        request.Content = JsonContent.Create(new { debtorAccountId = Guid.CreateVersion7(), creditor = new { accountId = Guid.CreateVersion7() }, amount = new { currency = "KES", amount = "1.00" }, reference = "onward" });
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await http.SendAsync(request, cancellationToken);
        RefusedException.Unless(answer.StatusCode == HttpStatusCode.Created, "no transfer");
    }

    private bool IsGood(HttpListenerRequest request, string address, string body, JsonNode keys)
    {
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}:";
        var input = Input().Match(request.Headers["Signature-Input"] ?? "");
        var isOfBody = lack == Lack.Digest || request.Headers["Content-Digest"] == digest;
        var isYoung = lack == Lack.Age || !input.Success || TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(input.Groups["created"].Value, CultureInfo.InvariantCulture) < Oldest;
        return isOfBody && isYoung && (lack == Lack.Signature || (input.Success && Verifies(request, address, input.Groups["parameters"].Value, keys)));
    }

    private static bool Verifies(HttpListenerRequest request, string address, string parameters, JsonNode keys)
    {
        var signed = $"\"@method\": {request.HttpMethod}\n\"@target-uri\": {address}\n\"content-type\": {request.ContentType}\n\"content-digest\": {request.Headers["Content-Digest"]}\n\"@signature-params\": {parameters}";
        var key = keys["keys"]![0]!;
        using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Base64Url.DecodeFromChars(key["x"]!.ToString()), Y = Base64Url.DecodeFromChars(key["y"]!.ToString()) } });
        var signature = Convert.FromBase64String(request.Headers["Signature"]!["dis=:".Length..].TrimEnd(':'));
        return curve.VerifyData(Encoding.ASCII.GetBytes(signed), signature, HashAlgorithmName.SHA256);
    }

    private static HttpListener Open(out string address)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/events/";
        free.Stop();
        var listener = new HttpListener { Prefixes = { address } };
        listener.Start();
        return listener;
    }

    private Uri At(string path) => new($"{settings["DIS_ADDRESS"]}/payments/v1/{path}");

    [GeneratedRegex("^dis=(?<parameters>\\([^)]*\\);created=(?<created>\\d+);.*)$")]
    private static partial Regex Input();
}
