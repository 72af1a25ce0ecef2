using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of webhooks.</summary>
internal static class WebhookCalls
{
    /// <summary>Nobody listens there, and webhooks of no other check lead there.</summary>
    private const string Url = $"https://webhook.invalid{LeftHooks.Lasting}";

    /// <summary>No run takes longer.</summary>
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(30);

    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        await CloseOldAsync(run);
        var (active, unwanted) = (await Hook.AtAsync(run, Url), await Hook.AtAsync(run, Url));
        return
        [
            new(() => run.Api("payments").Call("listWebhooks"), run.A.Treasury),
            new(() => run.Api("payments").Call("createWebhook").Key(), run.A.Treasury) { Body = Hook.Draft(Url, Hook.Finished) },
            Of(active, "getWebhook"),
            Of(active, "pauseWebhook"),
            Of(unwanted, "closeWebhook"),
            .. await OfferedCalls.OfAsync(async () => await PausedAsync(await Hook.AtAsync(run, Url)), paused => Of(paused, "resumeWebhook")),
            .. await OfferedCalls.OfAsync(() => DeliveriesAsync(run)),
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> DeliveriesAsync(CheckRun run)
    {
        var told = await PausedAsync(await Hook.AtAsync(run, Url, Hook.Settled));
        var delivery = (await told.DeliveryAsync(await Hook.PayAsync(run))).GetProperty("deliveryId").GetString()!;
        return [Of(told, "listDeliveries"), Of(told, "resendDelivery", call => call.Path("deliveryId", delivery))];
    }

    private static async Task<Hook> PausedAsync(Hook hook)
    {
        (await hook.ActAsync("pauseWebhook")).MustBe(200);
        return hook;
    }

    /// <summary>Closes what earlier runs left, for a client may have only so many webhooks.</summary>
    private static async Task CloseOldAsync(CheckRun run)
    {
        var all = (await run.Api("payments").Call("listWebhooks").Query("limit", "100").SendAsync(run.A.Treasury)).MustBe(200).Json;
        var before = run.Clock.Now - RunTime;
        foreach (var old in all.GetProperty("items").EnumerateArray().Where(webhook => IsLasting(webhook) && webhook.GetProperty("createdAt").GetDateTimeOffset() < before))
        {
            await run.Api("payments").Call("closeWebhook").Path("webhookId", old.GetProperty("webhookId").GetString()!).SendAsync(run.A.Treasury);
        }
    }

    private static bool IsLasting(JsonElement webhook) => webhook.GetProperty("url").GetString() == Url && webhook.GetProperty("status").GetString() != "closed";

    private static GoodCall Of(Hook hook, string operation, Func<OperationCall, OperationCall>? fill = null) =>
        new(() => fill is null ? hook.Call(operation) : fill(hook.Call(operation)), hook.Owner)
        {
            OtherOwner = hook.Run.A.Rival,
            OtherTenant = () => hook.Run.B.Treasury,
            State = new(() => hook.Call("getWebhook"), hook.Owner),
        };
}
