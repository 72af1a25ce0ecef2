using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Registries.Block;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The real registries block, which calls mock servers where it calls other blocks.</summary>
internal static class RegistriesRun
{
    private const string Registries = "/registries/v1/registries";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Takes the record of a person, discloses it under a live consent and not under a withdrawn one.</summary>
    public static async Task TellStoryAsync(Uri identity, Uri consent)
    {
        var settings = new Dictionary<string, string?> { ["Peers:identity"] = $"{identity}", ["Peers:consent"] = $"{consent}" };
        await using var host = await BlockHost.StartAsync(new RegistriesBlock(), new BlockHostSetup(TestDatabase.Sqlite()) { Settings = settings }, Cancellation);
        Assert.Equal("201", (await PostAsync(host, "registrar", Registries, Farmers)).Outcome);
        var record = new { subjectNumber = BlocksToIdentity.Number, data = new { holdingId = "KE-H-0001", areaHectares = 1.6, mainCrop = "maize" } };
        Assert.Equal("201", (await PostAsync(host, "registrar", $"{Registries}/farmers/records", record)).Outcome);
        Assert.Equal("200", (await DiscloseAsync(host, Examples.Consent)).Outcome);
        Assert.Equal("403 REG-0403", (await DiscloseAsync(host, Examples.WithdrawnConsent)).Outcome);
        Assert.All(["consent", "identity"], provider => Assert.True(PeerScopes.AreAsked(host.Issuer.Requests, "registries", provider), provider));
    }

    private static object Farmers => new
    {
        name = "farmers",
        title = new { en = "Farmers" },
        classification = "personal",
        idScheme = "uuid",
        indexes = new[] { "holdingId" },
        schema = new { type = "object", additionalProperties = false, properties = new { holdingId = Text, areaHectares = new { type = "number" }, mainCrop = Text } },
    };

    private static object Text => new { type = "string", maxLength = 40 };

    private static Task<BlockAnswer> DiscloseAsync(BlockHost host, string consentId) => PostAsync(
        host, "agriculture", $"{Registries}/farmers/disclosures", new { consentId, purposeCode = "farm-input-benefit", fields = new[] { "holdingId", "areaHectares", "mainCrop" } });

    private static Task<BlockAnswer> PostAsync(BlockHost host, string client, string path, object body) =>
        host.PostAsync("registries", client, ["registries.define", "registries.records.write", "registries.disclose"], path, body);
}
