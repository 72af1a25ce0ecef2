using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of webhooks.</summary>
internal static class WebhookCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var (active, unwanted) = (await Hook.AtAsync(run, Hook.Elsewhere), await Hook.AtAsync(run, Hook.Elsewhere));
        var paused = await Hook.AtAsync(run, Hook.Elsewhere);
        (await paused.ActAsync("pauseWebhook")).MustBe(200);
        var told = await Hook.AtAsync(run, Hook.Elsewhere, Hook.Settled);
        (await told.ActAsync("pauseWebhook")).MustBe(200);
        var delivery = (await told.DeliveryAsync(await Hook.PayAsync(run))).GetProperty("deliveryId").GetString()!;
        return
        [
            new(() => run.Api("payments").Call("listWebhooks"), run.A.Treasury),
            new(() => run.Api("payments").Call("createWebhook").Key(), run.A.Treasury) { Body = Hook.Draft(Hook.Elsewhere, Hook.Finished) },
            Of(active, "getWebhook"),
            Of(active, "pauseWebhook"),
            Of(paused, "resumeWebhook"),
            Of(unwanted, "closeWebhook"),
            Of(told, "listDeliveries"),
            Of(told, "resendDelivery", call => call.Path("deliveryId", delivery)),
        ];
    }

    private static GoodCall Of(Hook hook, string operation, Func<OperationCall, OperationCall>? fill = null) =>
        new(() => fill is null ? hook.Call(operation) : fill(hook.Call(operation)), hook.Owner)
        {
            OtherOwner = hook.Run.A.Rival,
            OtherTenant = () => hook.Run.B.Treasury,
            State = new(() => hook.Call("getWebhook"), hook.Owner),
        };
}
