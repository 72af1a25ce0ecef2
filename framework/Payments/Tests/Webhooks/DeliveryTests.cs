using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Batches;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

public sealed class DeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transfer_is_told_to_the_clients_of_both_accounts_signed_and_with_ids_alone(bool onPostgreSql)
    {
        await using var hooked = await Hooked.StartAsync(onPostgreSql);
        await hooked.SubscribeAsync();
        await hooked.SubscribeAsync("another");
        await hooked.SubscribeAsync("third");
        var keys = (await hooked.Host.Host.SendAsync(HttpMethod.Get, "/payments/v1/jwks", null, null, Cancellation)).Json;

        var transfer = await hooked.PayAsync("another");

        var came = await hooked.Receiver.UntilAsync(2);
        Assert.Equal(["", ""], came.Select(delivery => SignedMessage.Fault(delivery, keys)));
        Assert.Single(came.Select(delivery => delivery.Text("id")).Distinct());
        Assert.Equal(["1.0", "/payments", Hooked.Settled, $"transfers/{transfer}", "ke"], new[] { "specversion", "source", "type", "subject", "tenant" }.Select(came[0].Text));
        Assert.Equal($$"""{"transferId":"{{transfer}}","kind":"payment","status":"posted"}""", came[0].Data.GetRawText());
        Assert.Equal("application/cloudevents+json", came[0].Headers["Content-Type"]);
        Assert.InRange(hooked.Host.Host.Clock.GetUtcNow().ToUnixTimeSeconds() - SignedMessage.Created(came[0]), 0, 10);
        await Task.Delay(300, Cancellation);
        Assert.Equal(2, hooked.Receiver.Inbox.Count);
    }

    [Fact]
    public async Task What_is_changed_on_the_way_does_not_verify()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync();
        await hooked.PayAsync();
        var keys = (await hooked.Host.Host.SendAsync(HttpMethod.Get, "/payments/v1/jwks", null, null, Cancellation)).Json;
        var came = (await hooked.Receiver.UntilAsync(1))[0];

        Assert.Equal("", SignedMessage.Fault(came, keys));
        Assert.NotEqual("", SignedMessage.Fault(came with { Body = [.. came.Body, (byte)' '] }, keys));
        Assert.NotEqual("", SignedMessage.Fault(came with { Url = $"{came.Url}x" }, keys));
        Assert.NotEqual("", SignedMessage.Fault(came with { Method = "PUT" }, keys));
    }

    [Fact]
    public async Task What_is_refused_is_not_told()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync();
        var (poor, rich, shop) = (await hooked.Host.OpenAsync("treasury"), await hooked.Host.OpenAsync("treasury", floor: "-100.00"), await hooked.Host.OpenAsync());
        var transfer = (await hooked.Host.PayAsync(rich, new { accountId = shop }, "1.00")).Text("transferId");
        await hooked.Host.PayAsync(rich, new { accountId = shop }, "1.00");
        await hooked.Receiver.UntilAsync(2);

        Assert.Equal("409 PAY-0409", (await hooked.Host.PayAsync(poor, new { accountId = shop }, "1.00")).Outcome);
        Assert.Equal("409 PAY-0417", (await hooked.Host.PostAsync($"/payments/v1/transfers/{transfer}/refunds", new { amount = new { currency = "KES", amount = "1.01" }, reference = "too much" })).Outcome);
        await Task.Delay(300, Cancellation);

        Assert.Equal(2, hooked.Receiver.Inbox.Count);
    }

    [Fact]
    public async Task Requests_and_mandates_are_told_to_both_sides_with_each_change()
    {
        await using var hooked = await Hooked.StartAsync();
        const string request = "payments.request.changed.v1", mandate = "payments.mandate.changed.v1";
        await hooked.SubscribeAsync("tester", request, mandate);
        var parties = await MandateParties.MakeAsync(hooked.Host);
        var asked = await hooked.Host.PostAsync(
            "/payments/v1/payment-requests",
            new { creditorAccountId = parties.Shop, debtorAddress = "payer.k@pesabank", amount = new { currency = "KES", amount = "1.00" }, reference = "INV", expiresAt = hooked.Host.Host.Clock.GetUtcNow().AddHours(1) });
        await hooked.Host.PostAsync($"/payments/v1/payment-requests/{asked.Text("requestId")}/approve", null, client: "another");
        await parties.DecideAsync(await parties.ActiveAsync(), "revoke");

        var told = (await hooked.Receiver.UntilAsync(5)).Select(delivery => $"{delivery.Text("type")} {delivery.Data.GetProperty("status")}");

        Assert.Equal([$"{mandate} active", $"{mandate} proposed", $"{mandate} revoked", $"{request} approved", $"{request} requested"], told.Order(StringComparer.Ordinal));
        Assert.All(hooked.Receiver.Inbox, delivery => Assert.Equal(2, delivery.Data.EnumerateObject().Count()));
    }

    [Fact]
    public async Task Batches_tell_what_failed_and_how_they_finished()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync("tester", "payments.transfer.failed.v1", "payments.batch.finished.v1");
        var office = await BulkOffice.OpenAsync(hooked.Host);
        var frozen = await hooked.Host.OpenAsync();
        var paid = await office.ValidatedAsync([BulkOffice.To(frozen, "1.00")], "1.00");
        await hooked.Host.PostAsync($"/payments/v1/accounts/{frozen}/freeze", new { reason = "court" });
        await office.ActAsync(paid, "release");
        var cancelled = await office.ValidatedAsync([BulkOffice.To(await hooked.Host.OpenAsync(), "1.00")], "1.00");
        await office.ActAsync(cancelled, "cancel");
        var rejected = await office.AnnounceAsync(1, "2.00");
        await office.UploadAsync(rejected, BulkOffice.To(await hooked.Host.OpenAsync(), "1.00"));

        var told = (await hooked.Receiver.UntilAsync(4)).Select(delivery => delivery.Data.GetRawText());

        Assert.Equal(
            new[]
            {
                $$"""{"batchId":"{{paid}}","line":1,"code":"PAY-0410"}""",
                $$"""{"batchId":"{{paid}}","status":"completed"}""",
                $$"""{"batchId":"{{cancelled}}","status":"cancelled"}""",
                $$"""{"batchId":"{{rejected}}","status":"rejected"}""",
            }.Order(StringComparer.Ordinal),
            told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_a_growing_pause_with_the_same_bytes_and_then_given_up_and_resent()
    {
        await using var hooked = await Hooked.StartAsync();
        hooked.Receiver.AnswerWith(503);
        var webhook = await hooked.SubscribeAsync();
        await hooked.PayAsync();

        var first = await hooked.UntilTriedAsync(webhook, 1);
        Assert.Equal(["pending", "status", "503"], new[] { "status", "reason", "httpStatus" }.Select(name => first.GetProperty(name).ToString()));
        Assert.InRange(Pause(first).TotalSeconds, 10, 15);
        await Task.Delay(300, Cancellation);
        Assert.Single(hooked.Receiver.Inbox);
        hooked.Host.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await hooked.UntilTriedAsync(webhook, 2);
        Assert.InRange(Pause(second).TotalSeconds, 20, 25);
        hooked.Host.Host.Clock.Advance(TimeSpan.FromSeconds(20));
        var third = await hooked.UntilTriedAsync(webhook, 3);
        Assert.Equal("failed", third.GetProperty("status").GetString());
        Assert.False(third.TryGetProperty("nextAttemptAt", out _));
        hooked.Host.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Task.Delay(300, Cancellation);
        Assert.Equal(3, hooked.Receiver.Inbox.Count);

        hooked.Receiver.AnswerWith(204);
        var resent = await hooked.ActAsync($"{webhook}/deliveries/{third.GetProperty("deliveryId").GetString()}/resend");
        Assert.Equal(["pending", "0"], [resent.Text("status"), resent.Text("attempts")]);
        Assert.Equal("delivered", (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("status").GetString());
        Assert.Single(hooked.Receiver.Inbox.Select(delivery => Convert.ToHexString(delivery.Body)).Distinct());
        Assert.Equal(4, hooked.Receiver.Inbox.Count);
    }

    [Fact]
    public async Task Nothing_comes_while_a_webhook_is_paused_all_once_it_is_resumed_and_nothing_after_it_is_closed()
    {
        await using var hooked = await Hooked.StartAsync();
        var webhook = await hooked.SubscribeAsync();
        Assert.Equal("paused", (await hooked.ActAsync($"{webhook}/pause")).Text("status"));
        await hooked.PayAsync();
        await Task.Delay(300, Cancellation);
        Assert.Empty(hooked.Receiver.Inbox);

        Assert.Equal("active", (await hooked.ActAsync($"{webhook}/resume")).Text("status"));
        await hooked.Receiver.UntilAsync(1);
        var delivered = (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("deliveryId").GetString();

        Assert.Equal("closed", (await hooked.ActAsync($"{webhook}/close")).Text("status"));
        await hooked.PayAsync();
        await Task.Delay(300, Cancellation);
        Assert.Single(hooked.Receiver.Inbox);
        foreach (var act in new[] { "pause", "resume", "close", $"deliveries/{delivered}/resend" })
        {
            Assert.Equal("409 PAY-0451", (await hooked.ActAsync($"{webhook}/{act}")).Outcome);
        }
    }

    [Fact]
    public async Task Webhooks_and_deliveries_of_others_are_not_found()
    {
        await using var hooked = await Hooked.StartAsync();
        var webhook = await hooked.SubscribeAsync();
        var other = await hooked.SubscribeAsync("another");
        await hooked.PayAsync();
        var delivery = (await hooked.UntilTriedAsync(webhook, 1)).GetProperty("deliveryId").GetString();

        foreach (var (client, tenant) in new[] { ("another", "ke"), ("tester", "ma") })
        {
            Assert.Equal("404 PAY-0404", (await hooked.SendAsync(HttpMethod.Get, webhook, null, client, tenant)).Outcome);
            Assert.Equal("404 PAY-0404", (await hooked.SendAsync(HttpMethod.Get, $"{webhook}/deliveries", null, client, tenant)).Outcome);
            foreach (var act in new[] { "pause", "resume", "close", $"deliveries/{delivery}/resend" })
            {
                Assert.Equal("404 PAY-0404", (await hooked.SendAsync(HttpMethod.Post, $"{webhook}/{act}", null, client, tenant)).Outcome);
            }
        }

        // Under a webhook of one's own neither.
        Assert.Equal("404 PAY-0404", (await hooked.ActAsync($"{other}/deliveries/{delivery}/resend", "another")).Outcome);
        Assert.Equal("400 API-0400", (await hooked.SendAsync(HttpMethod.Get, $"{webhook}/deliveries?cursor=x")).Outcome);
        Assert.Equal([webhook], IdsOf(await hooked.SendAsync(HttpMethod.Get, Hooked.Webhooks)).Select(id => $"{Hooked.Webhooks}/{id}"));
    }

    private static TimeSpan Pause(JsonElement delivery) => delivery.GetProperty("nextAttemptAt").GetDateTimeOffset() - delivery.GetProperty("lastAttemptAt").GetDateTimeOffset();

    private static IEnumerable<string?> IdsOf(BlockAnswer page) => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("webhookId").GetString());
}
