using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

public sealed class ConsumerTests(WrittenPacts pacts)
{
    [Theory]
    [InlineData("agriculture", "identity")]
    [InlineData("agriculture", "consent")]
    [InlineData("agriculture", "registries")]
    [InlineData("agriculture", "payments")]
    [InlineData("registries", "identity")]
    [InlineData("registries", "consent")]
    [InlineData("consent", "identity")]
    [InlineData("payments", "identity")]
    public async Task A_service_calls_its_peers_as_its_pact_says(string consumer, string provider)
    {
        Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");

        await pacts.OfAsync(consumer, provider);

        Assert.Single(PactFile.In(pacts.Folder), pact => pact.Consumer == consumer && pact.Provider == provider);
    }
}
