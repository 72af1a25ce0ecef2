using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class UnsupportedTests
{
    [Fact]
    public async Task A_block_that_is_not_offered_is_asked_nothing()
    {
        await using var host = await MutantHost.StartAsync();
        await using var elsewhere = await new PageServer().StartAsync();
        var sut = Path.Combine(host.Data, "dis-sut-part.yaml");
        var whole = await File.ReadAllTextAsync(Path.Combine(host.Data, "dis-sut.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(sut, $"{whole}\nblocks: {{ agriculture: {{ baseUrl: '{elsewhere.Urls.First()}/agriculture/v1' }} }}\nunsupported: [agriculture]\n", TestContext.Current.CancellationToken);

        var run = await RunOf.RequestAsync(new() { Sut = sut, Only = ["API-C07", "API-C10"] }, Suite.Checks);

        Assert.True(run.Output.Contains("2 pass;", StringComparison.Ordinal), run.Output + run.Error);
    }
}
