using System.Collections.Concurrent;
using System.Net;
using DigitalIndiaStack.Conformance.Pacts.Native;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Library;

/// <summary>The verifier against a provider of a few lines.</summary>
public sealed class PactVerifierTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("verifier-");
    private readonly ConcurrentQueue<string> states = new();
    private WebApplication? provider;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new(provider!.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        provider = builder.Build();
        provider.MapPost("/state", SetStateAsync);
        provider.MapGet("/plots/{id}", (string id, HttpRequest request) =>
            request.Headers.Authorization != "Bearer real" ? Results.Unauthorized()
            : id == "p-9" ? Results.Json(new { plotId = id, hectares = 2.5, more = "than asked" }, contentType: "application/json")
            : Results.NotFound());
        await provider.StartAsync(Cancellation);
        await WritePactAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (provider is not null)
        {
            await provider.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_provider_that_answers_so_in_its_state_keeps_the_pact()
    {
        using var verifier = Verifier().WithCustomHeader("Authorization", "Bearer real");

        await Task.Run(verifier.Verify, Cancellation);

        Assert.Equal("""{"action":"setup","params":{"crop":"मक्का"},"state":"a plot"}""", Assert.Single(states));
    }

    [Fact]
    public async Task The_report_says_what_is_different()
    {
        using var verifier = Verifier();

        var broken = await Assert.ThrowsAsync<PactFailureException>(() => Task.Run(verifier.Verify, Cancellation));

        Assert.Contains("expected 200 but was 401", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_pact_does_not_disturb()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "other.json"), "[]", Cancellation);
        using var verifier = Verifier().WithCustomHeader("Authorization", "Bearer real");

        await Task.Run(verifier.Verify, Cancellation);
    }

    [Fact]
    public async Task A_filter_leaves_out_what_it_does_not_name()
    {
        using var verifier = Verifier().WithFilter(description: "something else");

        await Task.Run(verifier.Verify, Cancellation);

        Assert.Empty(states);
    }

    [Fact]
    public void Nothing_to_verify_is_no_success()
    {
        using var verifier = new PactVerifier("nobody");
        verifier.WithHttpEndpoint(Address).WithDirectorySource(folder);

        Assert.Throws<InvalidOperationException>(verifier.Verify);
    }

    private PactVerifier Verifier() =>
        new PactVerifier("plots").WithHttpEndpoint(Address).WithDirectorySource(folder, "field-app").WithProviderStateUrl(new Uri(Address, "state")).WithRequestTimeout(TimeSpan.FromMinutes(1));

    private async Task<IResult> SetStateAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        states.Enqueue(await reader.ReadToEndAsync(Cancellation));
        return Results.Json(new { plotId = "p-9" });
    }

    private Task WritePactAsync()
    {
        var pact = Pact.V4("field-app", "plots", new PactConfig { PactDir = folder.FullName }).WithHttpInteractions();
        pact.UponReceiving("a question for a plot")
            .Given("a plot", new Dictionary<string, string> { ["crop"] = "मक्का" })
            .WithRequest(HttpMethod.Get, Generated.FromProviderState("/plots/p-1", "/plots/${plotId}"))
            .WithHeader("Authorization", Match.Regex("Bearer token", "Bearer .+"))
            .WillRespond()
            .WithStatus(HttpStatusCode.OK)
            .WithJsonBody(new { plotId = Match.Regex("p-1", "p-[0-9]+"), hectares = Match.Decimal(1.6) });
        return pact.VerifyAsync(async context =>
        {
            using var http = new HttpClient { BaseAddress = context.MockServerUri };
            http.DefaultRequestHeaders.Authorization = new("Bearer", "any");
            using var answer = await http.GetAsync(new Uri("plots/p-1", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        });
    }
}
