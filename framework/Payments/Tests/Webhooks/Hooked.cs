using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

/// <summary>A host and a receiver of its events.</summary>
internal sealed record Hooked(PaymentsHost Host, Receiver Receiver) : IAsyncDisposable
{
    public const string Webhooks = "/payments/v1/webhooks";

    public const string Settled = "payments.transfer.settled.v1";

    private static readonly string[] Scopes = ["payments.webhooks.read", "payments.webhooks.write"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Hooked> StartAsync(bool onPostgreSql = false, Action<IServiceCollection>? services = null) =>
        new(await PaymentsHost.StartAsync(onPostgreSql, services: services), await Receiver.StartAsync());

    public Task<BlockAnswer> SendAsync(HttpMethod method, string path, object? body = null, string client = "tester", string tenant = "ke") => Host.Host.SendAsync(
        method, path, Host.Host.Issuer.Sign(new TestToken("payments", Scopes) { ClientId = client, Tenant = tenant }), body is null ? null : JsonSerializer.Serialize(body), Cancellation, ("Idempotency-Key", Guid.CreateVersion7().ToString()));

    public Task<BlockAnswer> CreateAsync(string url, string client = "tester", params string[] types) =>
        SendAsync(HttpMethod.Post, Webhooks, new { url, eventTypes = types.Length == 0 ? [Settled] : types }, client);

    /// <summary>Subscribes the receiver and gives the webhook's path.</summary>
    public async Task<string> SubscribeAsync(string client = "tester", params string[] types) => $"{Webhooks}/{(await CreateAsync(Receiver.Url, client, types)).Text("webhookId")}";

    public Task<BlockAnswer> ActAsync(string path, string client = "tester") => SendAsync(HttpMethod.Post, path, client: client);

    /// <summary>Pays one shilling from an account of <c>tester</c> to one of a client, and gives the transfer's id.</summary>
    public async Task<string> PayAsync(string creditor = "tester")
    {
        var (debtor, shop) = (await Host.OpenAsync("treasury", floor: "-100.00"), await Host.OpenAsync(client: creditor));
        return (await Host.PayAsync(debtor, new { accountId = shop }, "1.00")).Text("transferId");
    }

    public async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string webhook) => [.. (await SendAsync(HttpMethod.Get, $"{webhook}/deliveries")).Json.GetProperty("items").EnumerateArray()];

    /// <summary>Waits until the newest delivery of a webhook has been tried so often and is settled.</summary>
    public async Task<JsonElement> UntilTriedAsync(string webhook, int attempts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await DeliveriesAsync(webhook) is [var newest, ..] && newest.GetProperty("attempts").GetInt32() >= attempts && (newest.TryGetProperty("reason", out _) || newest.GetProperty("status").GetString() != "pending"))
            {
                return newest;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
