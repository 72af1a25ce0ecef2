using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Receiving;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 12 of the payment rules: what is told to whom, in which form.</summary>
[Touches]
internal static class EventChecks
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    [Check("PAY-C100", Receives = true)]
    [Verifies("PAY-12.3")]
    [Verifies("PAY-12.7")]
    public static async Task A_transfer_is_told_at_every_webhook_of_both_sides_as_a_cloud_event(CheckRun run)
    {
        await using var payer = await Hook.MakeAsync(run);
        await using var also = await Hook.MakeAsync(run);
        await using var payee = await Hook.MakeAsync(run, run.A.Rival);
        var transfer = await Hook.PayAsync(run, run.A.Rival);
        var told = new List<ReceivedMessage>();
        foreach (var hook in new[] { payer, also, payee })
        {
            told.AddRange(await hook.MustHaveComeAsync(transfer, 1));
        }

        Expect.Equal(1, told.Select(message => message.Member("id")).Distinct().Count(), "ids of one event");
        foreach (var message in told)
        {
            Expect.Equal("POST", message.Method, "method of a delivery");
            Expect.Equal("application/cloudevents+json", message.Header("Content-Type").Split(';')[0], "media type of a delivery");
            Expect.Equal("1.0", message.Member("specversion"), "specversion");
            Expect.Equal(Hook.Settled, message.Member("type"), "type");
            Expect.Equal("/payments", message.Member("source"), "source");
            Expect.That(message.Member("id").Length > 0, "an id of the event", message.Body);
            Expect.That(DateTimeOffset.TryParse(message.Member("time"), CultureInfo.InvariantCulture, out _), "a time of the event", message.Member("time"));
        }
    }

    [Check("PAY-C101", Receives = true)]
    [Verifies("PAY-12.4")]
    public static async Task Nobody_hears_of_what_is_between_others(CheckRun run)
    {
        await using var own = await Hook.MakeAsync(run);
        await using var rival = await Hook.MakeAsync(run, run.A.Rival);
        await using var abroad = await Hook.MakeAsync(run, run.B.Treasury);
        var transfer = await Hook.PayAsync(run);
        await run.ControlAsync("the client hears of it", async () => await own.MustHaveComeAsync(transfer, 1));
        await run.AttackAsync(async () =>
        {
            await rival.MustStayAtAsync(transfer, 0);
            await abroad.MustStayAtAsync(transfer, 0);
        });
    }

    [Check("PAY-C102", Receives = true)]
    [Verifies("PAY-12.5")]
    public static async Task A_webhook_receives_the_types_that_it_takes(CheckRun run)
    {
        await using var taken = await Hook.MakeAsync(run);
        await using var other = await Hook.MakeAsync(run, types: [Hook.Finished, "payments.transfer.failed.v1"]);
        var transfer = await Hook.PayAsync(run);
        await run.ControlAsync("what it takes comes", async () => await taken.MustHaveComeAsync(transfer, 1));
        await run.AttackAsync(async () => await other.MustStayAtAsync(transfer, 0));
    }

    [Check("PAY-C103", Receives = true)]
    [Verifies("PAY-12.6")]
    public static async Task What_is_refused_is_not_told(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run, types: ["payments.request.changed.v1"]);
        var asked = await AskedPayment.MakeAsync(run, floor: "");
        await run.ControlAsync("what is done is told", async () => await hook.MustHaveComeAsync(asked.Id, 1));
        (await asked.ActAsync("approve", run.A.Treasury)).MustBeRefused(409, "PAY-0409");
        await run.AttackAsync(async () => await hook.MustStayAtAsync(asked.Id, 1));
    }

    [Check("PAY-C104", Receives = true)]
    [Verifies("PAY-12.8")]
    public static async Task An_event_holds_ids_states_and_codes_alone(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run, types: [Hook.Settled, "payments.request.changed.v1", "payments.mandate.changed.v1", Hook.Finished]);
        var transfer = await Hook.PayAsync(run);
        var asked = await AskedPayment.MakeAsync(run);
        var mandate = await StandingMandate.ProposeAsync(run);
        var bulk = await Bulk.OpenAsync(run);
        var batch = await bulk.AnnounceAsync(1, "1.00");
        (await bulk.ActAsync("cancelBatch", batch)).MustBe(200);
        await MustHoldAsync(transfer, "kind", "status", "transferId");
        await MustHoldAsync(asked.Id, "requestId", "status");
        await MustHoldAsync(mandate.Id, "mandateId", "status");
        await MustHoldAsync(batch, "batchId", "status");

        async Task MustHoldAsync(string about, params string[] members)
        {
            var message = (await hook.MustHaveComeAsync(about, 1))[0];
            var data = message.Json.TryGetProperty("data", out var given) && given.ValueKind == JsonValueKind.Object ? given : throw new CheckFailedException("an event with data", message.Body, message.Exchange);
            var found = data.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
            Expect.Equal(string.Join(", ", members), string.Join(", ", found), $"members of the data of {message.Member("type")}");
        }
    }

    [Check("PAY-C105", Receives = true)]
    [Verifies("PAY-12.9")]
    [Verifies("PAY-12.10")]
    public static async Task A_delivery_is_signed_by_a_published_key(CheckRun run)
    {
        await using var hook = await Hook.MakeAsync(run);
        var transfer = await Hook.PayAsync(run);
        var message = (await hook.MustHaveComeAsync(transfer, 1))[0];
        var keys = (await run.Api("payments").Call("getPaymentKeys").SendAsync(Actor.Anonymous)).MustBe(200);
        Expect.Equal("", HttpSignature.Fault(message, keys.Json), "fault of the signature");

        // Not by the clock of this machine: a run may have moved that of the server.
        var made = DateTimeOffset.Parse(message.Member("time"), CultureInfo.InvariantCulture);
        Expect.That(HttpSignature.CreatedAt(message) is { } created && (created - made).Duration() < Skew, $"created within {Skew.TotalMinutes} minutes of {made:u}", message.Header("Signature-Input"));
    }
}
