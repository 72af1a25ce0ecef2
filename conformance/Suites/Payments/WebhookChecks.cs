using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 12 of the payment rules: who has webhooks, and which URLs they may be.</summary>
[Touches]
internal static class WebhookChecks
{
    private static readonly string[] Refused =
    [
        "http://bank.example.org/events", "ftp://bank.example.org/events", "https://user:word@bank.example.org/", "https://bank.example.org/#part", "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.1/", "https://169.254.169.254/latest",
        "https://100.64.0.1/", "https://0.0.0.0/", "https://3232235777/", "https://0xa9fea9fe/", "https://0300.0250.1.1/", "https://[::ffff:10.0.0.1]/", "https://[::ffff:a9fe:a9fe]/", "https://[fd00::1]/", "https://[fe80::1]/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/",
    ];

    [Check("PAY-C112")]
    [Verifies("PAY-12.2")]
    public static async Task A_webhook_leads_to_a_public_place_over_https(CheckRun run)
    {
        await run.ControlAsync("a public URL is taken", async () => await CloseAsync(run, (await Hook.CreateAsync(run, run.A.Treasury, Hook.Elsewhere)).MustBe(201)));
        await run.AttackAsync(async () =>
        {
            foreach (var url in Refused)
            {
                (await Hook.CreateAsync(run, run.A.Treasury, url)).MustBeRefused(422, "PAY-0450");
            }
        });
    }

    [Check("PAY-C113")]
    [Verifies("PAY-12.1")]
    public static async Task Webhooks_and_deliveries_of_others_are_not_found(CheckRun run)
    {
        await using var hook = await Hook.AtAsync(run, Hook.Elsewhere, Hook.Settled);
        (await hook.ActAsync("pauseWebhook")).MustBe(200);
        await Hook.PayAsync(run);
        var delivery = "";
        await run.ControlAsync("its owner reads and resends", async () =>
        {
            (await hook.ActAsync("getWebhook")).MustBe(200);
            var page = (await hook.ActAsync("listDeliveries")).MustBe(200);
            Expect.That(page.Json.GetProperty("items").GetArrayLength() > 0, "a delivery that waits", "none");
            delivery = page.Json.GetProperty("items")[0].GetProperty("deliveryId").GetString()!;
            (await hook.Call("resendDelivery").Path("deliveryId", delivery).SendAsync(hook.Owner)).MustBe(200);
        });
        foreach (var other in new[] { run.A.Rival, run.B.Treasury })
        {
            foreach (var operation in new[] { "getWebhook", "pauseWebhook", "resumeWebhook", "listDeliveries", "closeWebhook" })
            {
                await run.AttackAsync(async () => (await hook.ActAsync(operation, other)).MustBeRefused(404, "PAY-0404"));
            }

            await run.AttackAsync(async () => (await hook.Call("resendDelivery").Path("deliveryId", delivery).SendAsync(other)).MustBeRefused(404, "PAY-0404"));
        }
    }

    [Check("PAY-C114")]
    [Verifies("PAY-12.22")]
    public static async Task The_list_holds_the_webhooks_of_the_client_and_nothing_else(CheckRun run)
    {
        var (own, theirs) = ((await Hook.CreateAsync(run, run.A.Treasury, Hook.Elsewhere)).MustBe(201), (await Hook.CreateAsync(run, run.A.Rival, Hook.Elsewhere)).MustBe(201));
        await run.ControlAsync("a client finds its webhook", async () => Expect.That((await ListAsync()).Contains(own.Member("webhookId")), "the webhook in the list", "none"));
        await run.AttackAsync(async () => Expect.That(!(await ListAsync()).Contains(theirs.Member("webhookId")), "no webhook of another client", theirs.Member("webhookId")));
        await CloseAsync(run, own);
        (await run.Api("payments").Call("closeWebhook").Path("webhookId", theirs.Member("webhookId")).SendAsync(run.A.Rival)).MustBe(200);

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync() => (await run.Api("payments").Call("listWebhooks").Query("limit", "100").SendAsync(run.A.Treasury)).MustBe(200).Text;
    }

    private static async Task CloseAsync(CheckRun run, Answer made) =>
        (await run.Api("payments").Call("closeWebhook").Path("webhookId", made.Member("webhookId")).SendAsync(run.A.Treasury)).MustBe(200);
}
