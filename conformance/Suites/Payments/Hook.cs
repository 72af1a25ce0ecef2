using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Receiving;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A webhook of a client that leads to this suite; closed when the check is done with it.</summary>
internal sealed record Hook(CheckRun Run, Actor Owner, ReceiverBox? Receiver, string Id) : IAsyncDisposable
{
    public const string Settled = "payments.transfer.settled.v1";

    public const string Finished = "payments.batch.finished.v1";

    /// <summary>A URL at which nobody listens.</summary>
    public const string Elsewhere = "https://webhook.invalid/events";

    /// <summary>Longest wait for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Wait for what must not come, after what came.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMilliseconds(400);

    /// <summary>Where its deliveries land.</summary>
    public ReceiverBox Box => Receiver ?? throw new InvalidOperationException("The webhook leads elsewhere.");

    /// <summary>A webhook of the treasury that leads elsewhere.</summary>
    public static async Task<Hook> AtAsync(CheckRun run, string url, params string[] types) =>
        new(run, run.A.Treasury, null, (await CreateAsync(run, run.A.Treasury, url, types)).MustBe(201).Member("webhookId"));

    /// <param name="owner">The treasury when absent.</param>
    /// <param name="answer">How deliveries are answered.</param>
    public static async Task<Hook> MakeAsync(CheckRun run, Actor? owner = null, string answer = "ok", params string[] types)
    {
        var (by, box) = (owner ?? run.A.Treasury, await ReceiverBox.OpenAsync(run));
        var made = (await CreateAsync(run, by, box.Url(answer), types.Length == 0 ? [Settled] : types)).MustBe(201);
        return new Hook(run, by, box, made.Member("webhookId"));
    }

    /// <summary>Creates a webhook; where the client has as many as it may have, those that runs before this one left are closed first.</summary>
    public static async Task<Answer> CreateAsync(CheckRun run, Actor owner, string url, params string[] types)
    {
        var made = await SendAsync();
        if (made.Status != 409)
        {
            return made;
        }

        // Another check may have closed them at the same moment: then there is room, and nothing to close.
        await LeftHooks.CloseAsync(run, owner, url);
        return await SendAsync();

        Task<Answer> SendAsync() => run.Api("payments").Call("createWebhook").Key().Json(Draft(url, types.Length == 0 ? [Finished] : types)).SendAsync(owner);
    }

    public static JsonObject Draft(string url, params string[] types) => new() { ["url"] = url, ["eventTypes"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]) };

    /// <summary>Pays within the treasury, or to an account of another client, and gives the transfer's id.</summary>
    public static async Task<string> PayAsync(CheckRun run, Actor? creditor = null)
    {
        var ledger = Ledger.Of(run);
        var (debtor, shop) = (await ledger.OpenTreasuryAsync(), await Ledger.Of(run, creditor ?? run.A.Treasury).OpenAsync());
        return (await ledger.PayAsync(debtor, shop, "1.00")).MustBe(201).Member("transferId");
    }

    /// <summary>Waits for so many deliveries of one thing; others of the client at the same time do not count.</summary>
    public Task<IReadOnlyList<ReceivedMessage>> CameAsync(string about, int count = 1) => AboutAsync(about, count, Patience);

    /// <summary>Expects a number of deliveries of one thing, and no more.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> MustHaveComeAsync(string about, int count)
    {
        var came = await CameAsync(about, count);
        Expect.Equal(count, came.Count, $"deliveries about {about} to {Id}");
        return came;
    }

    /// <summary>Expects that no further delivery of one thing comes.</summary>
    /// <param name="count">How many came already.</param>
    public async Task MustStayAtAsync(string about, int count)
    {
        var came = await AboutAsync(about, int.MaxValue, Doubt);
        Expect.Equal(count, came.Count, $"deliveries about {about} to {Id}");
    }

    public Task<Answer> ActAsync(string operation, Actor? actor = null) => Call(operation).SendAsync(actor ?? Owner);

    /// <summary>What the server says of the delivery of one thing.</summary>
    public async Task<JsonElement> DeliveryAsync(string about)
    {
        var page = (await Call("listDeliveries").Query("limit", "100").SendAsync(Owner)).MustBe(200);
        var found = page.Json.GetProperty("items").EnumerateArray().FirstOrDefault(item => IsAbout(item.GetProperty("subject").GetString()!, about));
        return found.ValueKind == JsonValueKind.Object ? found : throw new CheckFailedException($"a delivery about {about}", "none", page.Exchange);
    }

    /// <summary>The same, once it was tried so often and the outcome is written down.</summary>
    public async Task<JsonElement> TriedAsync(string about, int attempts)
    {
        var delivery = await DeliveryAsync(about);
        for (var look = 0; look < 50 && !IsDone(delivery, attempts); look++)
        {
            await Run.DelayAsync(Patience / 50);
            delivery = await DeliveryAsync(about);
        }

        return delivery;
    }

    public OperationCall Call(string operation) => Run.Api("payments").Call(operation).Path("webhookId", Id);

    public async ValueTask DisposeAsync() => await ActAsync("closeWebhook");

    private async Task<IReadOnlyList<ReceivedMessage>> AboutAsync(string about, int count, TimeSpan patience)
    {
        // What else the client does at the same time lands in the box too: ask for more until it is there or the time is over, which only waits in vain use up.
        IReadOnlyList<ReceivedMessage> all = [], mine = [];
        for (var vain = 0; vain < 4 && mine.Count < count;)
        {
            var wanted = count == int.MaxValue ? count : all.Count + count - mine.Count;
            all = await Box.WaitAsync(wanted, patience / 4);
            mine = [.. all.Where(message => IsAbout(message.Member("subject"), about))];
            vain += all.Count < wanted ? 1 : 0;
        }

        return mine;
    }

    private static bool IsDone(JsonElement delivery, int attempts) =>
        // While an attempt runs nothing is known of it yet.
        delivery.GetProperty("attempts").GetInt32() >= attempts && (delivery.GetProperty("status").GetString() != "pending" || delivery.TryGetProperty("reason", out _) || delivery.TryGetProperty("httpStatus", out _));

    private static bool IsAbout(string subject, string about) => subject.EndsWith($"/{about}", StringComparison.Ordinal);
}
