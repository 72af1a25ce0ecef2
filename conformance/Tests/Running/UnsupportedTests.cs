using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Recording;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>What a server does not offer is asked nothing, and the rest is judged.</summary>
public sealed class UnsupportedTests(UnsupportedTests.Host host) : IClassFixture<UnsupportedTests.Host>
{
    [Fact]
    public async Task A_block_that_is_not_offered_is_asked_nothing()
    {
        await using var elsewhere = await new PageServer().StartAsync();

        var run = await host.RunAsync($"blocks: {{ agriculture: {{ baseUrl: '{elsewhere.Urls.First()}/agriculture/v1' }} }}\nunsupported: [agriculture]\n", ["API-C07", "API-C10"]);

        Assert.True(run.Said.Output.Contains("2 pass;", StringComparison.Ordinal), run.Said.Output + run.Said.Error);
    }

    [Fact]
    public async Task Operations_that_are_not_offered_are_left_out_of_checks_of_all_and_the_rest_is_judged()
    {
        var run = await host.RunAsync("unsupported: [listOwnReceipts, pauseWebhook]\n", ["API-C07", "API-C42", "API-C46", "API-C48"]);

        Assert.True(run.Said.Output.Contains("4 pass;", StringComparison.Ordinal), run.Said.Output + run.Said.Error);
        Assert.DoesNotContain(run.Addresses, address => address.EndsWith("/receipts", StringComparison.Ordinal) || (address.Contains("/webhooks/", StringComparison.Ordinal) && address.EndsWith("/pause", StringComparison.Ordinal)));
        Assert.Contains(run.Addresses, address => address.EndsWith("/receipt", StringComparison.Ordinal));

        // Resuming needs a webhook that is paused: it is offered, and was not judged either.
        string[] left = ["listDeliveries", "listOwnReceipts", "pauseWebhook", "resendDelivery", "resumeWebhook"];
        Assert.Equal(left, run.LeftOut("API-3.3"));
        Assert.Equal("proved", run.Requirement("API-3.3")["status"]!.ToString());
        Assert.Contains($"left out, as not offered: {string.Join(", ", left)}", run.Said.Output, StringComparison.Ordinal);
        Assert.StartsWith("valid", (await run.VerifyAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity", "consent, payments, registries, agriculture")]
    [InlineData("consent", "payments, registries, agriculture")]
    public async Task The_conventions_are_judged_at_whichever_block_is_offered(string block, string unsupported)
    {
        var run = await host.RunAsync(
            $"unsupported: [{unsupported}]\n",
            ["API-C01", "API-C02", "API-C03", "API-C04", "API-C05", "API-C06", "API-C07", "API-C08", "API-C09", "API-C12", "API-C13", "API-C20", "API-C21", "API-C22"]);

        Assert.True(run.Said.Output.Contains("14 pass;", StringComparison.Ordinal), $"{block}: {run.Said.Output}{run.Said.Error}");
    }

    [Fact]
    public async Task A_check_that_calls_what_is_not_offered_does_not_apply()
    {
        var run = await RunOf.CheckAsync(Fault.None, SmallChecks.A_thing_is_readable, "THG-2.1", "unsupported: [getThing]\n");

        Assert.Contains("feature-undeclared: The target file declares getThing unsupported.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_all_of_whose_parts_are_left_out_does_not_apply()
    {
        var run = await RunOf.CheckAsync(Fault.None, check => check.PartAsync(() => SmallChecks.A_thing_is_readable(check)), "THG-2.1", "unsupported: [getThing]\n");

        Assert.Contains("n/a", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1 pass", run.Output, StringComparison.Ordinal);
    }

    public sealed class Host : IAsyncLifetime
    {
        private MutantHost? host;

        public async ValueTask InitializeAsync() => host = await MutantHost.StartAsync();

        public async ValueTask DisposeAsync()
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }

        internal async Task<Kept> RunAsync(string more, IReadOnlyList<string> only, params string[] profiles)
        {
            var sut = Path.Combine(host!.Data, $"dis-sut-{Guid.CreateVersion7():N}.yaml");
            var folder = Path.Combine(host.Data, $"out-{Guid.CreateVersion7():N}");
            var whole = await File.ReadAllTextAsync(Path.Combine(host.Data, "dis-sut.yaml"), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(sut, $"{whole}\n{more}", TestContext.Current.CancellationToken);
            return new Kept(await RunOf.RequestAsync(new RunRequest { Sut = sut, Only = only, Profiles = profiles, Out = folder }, Suite.Checks), folder);
        }
    }

    internal sealed record Kept(RunOf Said, string Folder)
    {
        public List<string> Addresses => [.. File.ReadLines(Path.Combine(Folder, "evidence.jsonl")).Select(line => JsonNode.Parse(line)!["url"]!.ToString())];

        public JsonNode Results => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "results.json")))!;

        public JsonNode Requirement(string id) => Results["requirements"]!.AsArray().Single(requirement => requirement!["id"]!.ToString() == id)!;

        public IEnumerable<string> LeftOut(string id) => Requirement(id)["leftOut"].Deserialize<string[]>() ?? [];

        public Task<RunOf> VerifyAsync() => RecordedRun.SayAsync(streams => VerifyCommand.InvokeAsync(new VerifyRequest(Folder, null, null), Suite.Checks, streams, TestContext.Current.CancellationToken));
    }
}
