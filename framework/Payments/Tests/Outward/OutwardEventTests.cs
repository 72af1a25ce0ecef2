using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Webhooks;

namespace DigitalIndiaStack.Payments.Tests.Outward;

/// <summary>The participant learns that it has something to do, and the payer what came of it.</summary>
public sealed class OutwardEventTests
{
    private const string Changed = "payments.outward.changed.v1";

    [Fact]
    public async Task What_is_acknowledged_and_reported_is_told_to_both_sides()
    {
        await using var hooked = await Hooked.StartAsync();
        await hooked.SubscribeAsync("tester", Changed);
        await hooked.SubscribeAsync("another", Changed);
        await hooked.SubscribeAsync("third", Changed);
        var parties = await OutwardParties.MakeAsync(hooked.Host);
        var id = await parties.MadeAsync();
        Assert.Equal("422 PAY-0533", (await parties.ReportAsync("return", id, account: parties.Transit)).Outcome);
        await parties.ReportAsync("return", id);

        var came = await hooked.Receiver.UntilAsync(4);

        Assert.All(came, delivery => Assert.Equal($"outward-transfers/{id}", delivery.Text("subject")));
        Assert.Equal(
            new[] { "acknowledged", "returned" }.SelectMany(status => Enumerable.Repeat($$"""{"outwardTransferId":"{{id}}","status":"{{status}}"}""", 2)),
            came.Select(delivery => delivery.Data.GetRawText()).Order(StringComparer.Ordinal));
    }
}
