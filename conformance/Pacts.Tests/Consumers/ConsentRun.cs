using DigitalIndiaStack.Consent.Block;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The real consent block, which calls a mock server where it calls identity.</summary>
internal static class ConsentRun
{
    /// <summary>Takes a request for somebody and one for nobody.</summary>
    public static async Task TellStoryAsync(Uri identity)
    {
        var settings = new Dictionary<string, string?> { ["Peers:identity"] = $"{identity}" };
        await using var host = await BlockHost.StartAsync(new ConsentBlock(), new BlockHostSetup(TestDatabase.Sqlite()) { Settings = settings }, TestContext.Current.CancellationToken);
        var agreement = await PostAsync(host, "agreements", Terms);
        Assert.Equal("201", agreement.Outcome);
        Assert.Equal("201", (await AskAsync(host, agreement, Examples.Subject)).Outcome);
        Assert.Equal("422 CNS-0423", (await AskAsync(host, agreement, BlocksToIdentity.Nobody)).Outcome);
        Assert.True(PeerScopes.AreAsked(host.Issuer.Requests, "consent", "identity"));
    }

    private static object Terms => new
    {
        purpose = new { code = "farm-input-benefit", text = Text },
        dataFiduciary = new { clientId = "agriculture", name = Text, contact = "privacy@example.org" },
        dataSource = new { clientId = "registries", name = Text, registry = "farmers" },
        fields = new[] { new { name = "mainCrop", label = Text } },
        durationDays = 30,
        frequency = new { count = 20, per = "day" },
        lawfulBasis = "consent",
        retentionDays = 365,
        consequenceOfRefusal = Text,
    };

    private static object Text => new { en = "A text." };

    private static Task<BlockAnswer> AskAsync(BlockHost host, BlockAnswer agreement, string subject) =>
        PostAsync(host, "requests", new { agreementId = agreement.Text("agreementId"), subject, returnUrl = new Uri(host.Http.BaseAddress!, "back") });

    private static Task<BlockAnswer> PostAsync(BlockHost host, string path, object body) =>
        host.PostAsync("consent", "agriculture", ["consent.agreements.write", "consent.requests.write"], $"/consent/v1/{path}", body);
}
