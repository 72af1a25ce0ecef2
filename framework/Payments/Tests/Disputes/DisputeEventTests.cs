using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Webhooks;

namespace DigitalIndiaStack.Payments.Tests.Disputes;

/// <summary>Both sides learn of a dispute, as the payee's time to answer runs.</summary>
public sealed class DisputeEventTests
{
    private const string Changed = "payments.dispute.changed.v1";

    [Fact]
    public async Task Every_act_is_told_to_both_sides_and_a_refused_one_to_nobody()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync("tester", Changed);
        await hooked.SubscribeAsync("another", Changed);
        await hooked.SubscribeAsync("third", Changed);
        var parties = await DisputeParties.MakeAsync(hooked.Host);
        var id = await parties.OpenedAsync();
        Assert.Equal("409 PAY-0525", (await parties.RejectAsync(id)).Outcome);
        await parties.ContestAsync(id);
        await parties.RejectAsync(id);

        var came = await hooked.Receiver.UntilAsync(6);

        Assert.All(came, delivery => Assert.Equal($"disputes/{id}", delivery.Text("subject")));
        Assert.Equal(
            new[] { "contested", "opened", "rejected" }.SelectMany(status => Enumerable.Repeat($$"""{"disputeId":"{{id}}","status":"{{status}}"}""", 2)),
            came.Select(delivery => delivery.Data.GetRawText()).Order(StringComparer.Ordinal));
    }
}
