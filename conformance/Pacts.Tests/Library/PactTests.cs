using System.Net;
using System.Net.Http.Json;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Library;

/// <summary>The library itself: what it takes, what it writes, and that it finds what is wrong.</summary>
public sealed class PactTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pacts-");

    public PactTests() => Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");

    public void Dispose() => folder.Delete(recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumer_that_keeps_its_pact_leaves_a_version_4_file()
    {
        await ReadPlot().VerifyAsync(async context =>
        {
            using var http = new HttpClient { BaseAddress = context.MockServerUri };
            var plot = await http.GetFromJsonAsync<Plot>("plots/p-1?season=long", Cancellation);
            Assert.Equal(new Plot("p-1", 1.6), plot);
        });

        var file = Assert.Single(PactFile.In(folder));
        Assert.Equal(("field-app", "plots"), (file.Consumer, file.Provider));
        Assert.Contains("\"version\": \"4.0\"", await File.ReadAllTextAsync(file.File.FullName, Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plots/p-1?season=short")]
    [InlineData("plots/x?season=long")]
    public async Task A_consumer_that_asks_otherwise_breaks_its_pact(string address)
    {
        await Assert.ThrowsAsync<PactFailureException>(() => ReadPlot().VerifyAsync(async context =>
        {
            using var http = new HttpClient { BaseAddress = context.MockServerUri };
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        }));

        Assert.Empty(PactFile.In(folder));
    }

    [Fact]
    public async Task A_consumer_that_does_not_ask_breaks_its_pact() =>
        await Assert.ThrowsAsync<PactFailureException>(() => ReadPlot().VerifyAsync(_ => Task.CompletedTask));

    private PactBuilder ReadPlot()
    {
        var pact = Pact.V4("field-app", "plots", new PactConfig { PactDir = folder.FullName }).WithHttpInteractions();
        pact.UponReceiving("a question for a plot")
            .Given("a plot", new Dictionary<string, string> { ["crop"] = "मक्का" })
            .WithRequest(HttpMethod.Get, Match.Regex("/plots/p-1", "/plots/p-[0-9]+"))
            .WithQuery("season", "long")
            .WillRespond()
            .WithStatus(HttpStatusCode.OK)
            .WithJsonBody(new { plotId = Match.Type("p-1"), hectares = Match.Decimal(1.6) });
        return pact;
    }

    private sealed record Plot(string PlotId, double Hectares);
}
