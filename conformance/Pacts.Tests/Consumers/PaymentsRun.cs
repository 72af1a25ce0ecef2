using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Block;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The real payments block, which calls a mock server where it calls identity.</summary>
internal static class PaymentsRun
{
    /// <summary>Links a person to an account, pays them, and pays nobody.</summary>
    public static async Task TellStoryAsync(Uri identity)
    {
        var settings = new Dictionary<string, string?> { ["Peers:identity"] = $"{identity}" };
        await using var host = await BlockHost.StartAsync(new PaymentsBlock(), new BlockHostSetup(TestDatabase.Sqlite()) { Settings = settings }, TestContext.Current.CancellationToken);
        var treasury = await PostAsync(host, "accounts", new { kind = "treasury", name = "Office", currency = "KES", floor = Money("-1000.00") });
        var account = await PostAsync(host, "accounts", new { kind = "person", name = "Wanjiru", currency = "KES" });
        var link = await PostAsync(host, "mappings", new { subjectNumber = BlocksToIdentity.Number, accountId = account.Text("accountId") });
        Assert.Equal("201", link.Outcome);
        Assert.Equal("201", (await PayAsync(host, treasury, Examples.Subject)).Outcome);
        Assert.Equal("422 PAY-0425", (await PayAsync(host, treasury, BlocksToIdentity.Nobody)).Outcome);
        Assert.True(PeerScopes.AreAsked(host.Issuer.Requests, "payments", "identity"));
    }

    private static object Money(string amount) => new { currency = "KES", amount };

    private static Task<BlockAnswer> PayAsync(BlockHost host, BlockAnswer treasury, string subject) => PostAsync(
        host, "transfers", new { debtorAccountId = treasury.Text("accountId"), creditor = new { subject }, amount = Money("10.00"), reference = "AGR-0001" });

    private static Task<BlockAnswer> PostAsync(BlockHost host, string path, object body) =>
        host.PostAsync("payments", "agriculture", ["payments.accounts.write", "payments.mappings.write", "payments.transfers.write"], $"/payments/v1/{path}", body);
}
