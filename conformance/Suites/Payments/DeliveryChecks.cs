using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 12 of the payment rules: what becomes of deliveries.</summary>
[Touches]
internal static class DeliveryChecks
{
    private const int MostAttempts = 20;

    [Check("PAY-C106", Receives = true)]
    [Touches(MovesClock = true)]
    [Verifies("PAY-12.11")]
    [Verifies("PAY-12.12")]
    [Verifies("PAY-12.13")]
    [Verifies("PAY-12.14")]
    public static async Task What_fails_is_tried_again_after_growing_pauses_and_then_given_up(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run, answer: "fail");
        var transfer = await Hook.PayAsync(run);
        await hook.MustHaveComeAsync(transfer, 1);
        var (delivery, attempts, pauses) = (await hook.TriedAsync(transfer, 1), 1, new List<TimeSpan>());
        Expect.Equal("pending", Text(delivery, "status"), "state of a delivery that failed once");
        while (Text(delivery, "status") == "pending" && attempts < MostAttempts)
        {
            Expect.Equal("status 503", $"{Text(delivery, "reason")} {Text(delivery, "httpStatus")}", "why the delivery failed");
            pauses.Add(Moment(delivery, "nextAttemptAt") - Moment(delivery, "lastAttemptAt"));
            await SandboxControl.AdvanceAsync(run, pauses[^1] + TimeSpan.FromSeconds(1));
            await hook.MustHaveComeAsync(transfer, ++attempts);
            delivery = await hook.TriedAsync(transfer, attempts);
        }

        Expect.Equal("failed status 503", $"{Text(delivery, "status")} {Text(delivery, "reason")} {Text(delivery, "httpStatus")}", $"the delivery after {attempts} attempts");
        Expect.That(pauses.Count < 2 || pauses[1] > pauses[0] + TimeSpan.FromSeconds(1), "a second pause that is longer than the first", string.Join(", ", pauses));
        var came = await hook.MustHaveComeAsync(transfer, attempts);
        Expect.Equal(1, came.Select(message => message.Body).Distinct().Count(), "different bodies of one delivery");
    }

    [Check("PAY-C107", Receives = true)]
    [Verifies("PAY-12.15")]
    public static async Task A_redirect_is_not_followed(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run, answer: "redirect");
        var transfer = await Hook.PayAsync(run);
        var delivery = await hook.TriedAsync(transfer, 1);
        Expect.Equal("status 307", $"{Text(delivery, "reason")} {Text(delivery, "httpStatus")}", "why the delivery failed");
        var came = await hook.MustHaveComeAsync(transfer, 1);
        Expect.Equal(hook.Box.Url("redirect"), came[0].Url, "where the delivery went");
    }

    [Check("PAY-C108")]
    [Verifies("PAY-12.16")]
    public static async Task A_name_that_leads_inside_is_not_called(CheckRun run)
    {
        await using var hook = await Hook.AtAsync(run, "https://localhost:9/events", Hook.Settled);
        var transfer = await Hook.PayAsync(run);
        Expect.Equal("address", Text(await hook.TriedAsync(transfer, 1), "reason"), "why a delivery to localhost failed");
    }

    [Check("PAY-C109", Receives = true)]
    [Verifies("PAY-12.17")]
    [Verifies("PAY-12.18")]
    public static async Task A_paused_webhook_receives_all_once_it_is_resumed(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run);
        var before = await Hook.PayAsync(run);
        await run.ControlAsync("an active webhook receives", async () => await hook.MustHaveComeAsync(before, 1));
        (await hook.ActAsync("pauseWebhook")).MustBe(200);
        var meanwhile = await Hook.PayAsync(run);
        await run.AttackAsync(async () => await hook.MustStayAtAsync(meanwhile, 0));
        (await hook.ActAsync("resumeWebhook")).MustBe(200);
        await hook.MustHaveComeAsync(meanwhile, 1);
    }

    [Check("PAY-C110", Receives = true)]
    [Verifies("PAY-12.19")]
    public static async Task A_closed_webhook_receives_nothing(CheckRun run)
    {
        await using var open = await Hook.MakeAsync(run);
        await using var hook = await Hook.MakeAsync(run);
        (await hook.ActAsync("closeWebhook")).MustBe(200);
        var transfer = await Hook.PayAsync(run);
        await run.ControlAsync("an open webhook receives", async () => await open.MustHaveComeAsync(transfer, 1));
        await run.AttackAsync(async () => await hook.MustStayAtAsync(transfer, 0));
    }

    [Check("PAY-C111", Receives = true)]
    [Verifies("PAY-12.12")]
    [Verifies("PAY-12.20")]
    public static async Task A_delivery_is_sent_again_when_its_client_asks(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run);
        var transfer = await Hook.PayAsync(run);
        await hook.MustHaveComeAsync(transfer, 1);
        var delivery = await hook.TriedAsync(transfer, 1);
        Expect.Equal("delivered", Text(delivery, "status"), "state of a delivery that was taken");
        (await hook.Call("resendDelivery").Path("deliveryId", Text(delivery, "deliveryId")).SendAsync(hook.Owner)).MustBe(200);
        var came = await hook.MustHaveComeAsync(transfer, 2);
        Expect.Equal(came[0].Body, came[1].Body, "the event of the second delivery");
    }

    private static string Text(JsonElement delivery, string member) => delivery.TryGetProperty(member, out var value) ? value.ToString() : "";

    private static DateTimeOffset Moment(JsonElement delivery, string member) =>
        delivery.TryGetProperty(member, out var value) ? value.GetDateTimeOffset() : throw new CheckFailedException($"{member} of a pending delivery", delivery.ToString(), null);
}
