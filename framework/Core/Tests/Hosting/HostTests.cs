using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Core.Tests.Fixture;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Tests.Hosting;

public sealed class HostTests
{
    [Fact]
    public async Task Health_is_open_and_readiness_follows_the_checks()
    {
        var store = HealthCheckResult.Healthy();
        await using var host = await ThingsHost.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("store", () => store));

        Assert.Equal((200, 200), (await AskAsync(host, "live"), await AskAsync(host, "ready")));
        store = HealthCheckResult.Unhealthy("secret");
        Assert.Equal((200, 503), (await AskAsync(host, "live"), await AskAsync(host, "ready")));

        var answer = await host.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/health/ready"));
        answer.AssertProblem(503, "API-0503");
        Assert.NotEmpty(answer.Header("Retry-After"));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("things", true)]
    [InlineData(" things , ", true)]
    [InlineData("", false)]
    public void The_setting_chooses_the_blocks(string? blocks, bool runs)
    {
        var builder = Builder(blocks);
        builder.AddCore().AddBlocks(new ThingsBlock());

        using var services = builder.Services.BuildServiceProvider();

        Assert.Equal(runs ? 1 : 0, services.GetRequiredService<BlockCatalog>().All.Count);
    }

    [Fact]
    public void A_block_that_nobody_knows_stops_the_start()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Builder("things,thinks").AddCore().AddBlocks(new ThingsBlock()));

        Assert.Contains("thinks", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData(null)]
    public void An_endpoint_beside_the_specification_stops_the_start(string? operation)
    {
        var builder = Builder(null);
        builder.AddCore().AddBlocks(new StrayBlock(operation));
        var app = builder.Build();
        app.UseCore();

        Assert.Throws<InvalidOperationException>(() => app.MapBlocks());
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("identity")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task An_issuer_that_could_be_forged_stops_the_start(string issuer)
    {
        var builder = Builder(null);
        builder.Configuration["Identity:Issuer"] = issuer;
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.AddCore();
        await using var app = builder.Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_problem_has_a_text()
    {
        await using var host = await ThingsHost.StartAsync();
        var texts = host.Services.GetRequiredService<ITextSource>();

        Assert.Empty(CoreProblems.All.Where(kind => texts.Find(kind.Code).IsMissing));
        Assert.Equal(CoreProblems.All.Count, CoreProblems.All.Select(kind => kind.Code).Distinct().Count());
        Assert.All(CoreProblems.All, kind => Assert.Equal(kind.Status, int.Parse(kind.Code[4..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static async Task<int> AskAsync(ThingsHost host, string what)
    {
        using var response = await host.Http.GetAsync($"/health/{what}", TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static WebApplicationBuilder Builder(string? blocks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Blocks"] = blocks;
        return builder;
    }

    /// <summary>Has an endpoint that the specification of things does not know.</summary>
    private sealed class StrayBlock(string? operation) : IBlock
    {
        public string Name => "things";

        public void Add(IHostApplicationBuilder builder)
        {
        }

        public void Map(WebApplication app)
        {
            var endpoint = app.MapGroup("/things/v1").AsBlock(Name).MapGet("/stray", () => TypedResults.Ok());
            if (operation is not null)
            {
                endpoint.WithMetadata(new SpecOperation(Name, operation));
            }
        }
    }
}
