using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Recording;

namespace DigitalIndiaStack.Conformance.Tests.Killing;

/// <summary>Every verdict of the whole suite, over the correct host and over faulty ones, is recomputed without the host.</summary>
public sealed class RecordedMutantTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recorded").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_verdict_over_the_reference_host_follows_from_its_evidence()
    {
        var bundles = new List<string>();
        await using (var host = await MutantHost.StartAsync())
        {
            bundles.Add(await RecordAsync(host, null));
            foreach (var mutant in Mutant.All.DistinctBy(mutant => mutant.Id.Split('-')[0]))
            {
                bundles.Add(await RecordAsync(host, mutant));
            }
        }

        foreach (var bundle in bundles)
        {
            var verified = await RecordedRun.SayAsync(streams =>
                VerifyCommand.InvokeAsync(new VerifyRequest(bundle, null, null), Suite.Checks, streams, TestContext.Current.CancellationToken));
            Assert.True(verified.ExitCode == 2 && verified.Output.StartsWith("valid", StringComparison.Ordinal), $"{bundle}: {verified.Output}{verified.Error}");
        }
    }

    private async Task<string> RecordAsync(MutantHost host, Mutant? mutant)
    {
        host.Mutant = mutant;
        var path = Path.Combine(folder, $"{mutant?.Id ?? "correct"}.zip");
        await RunOf.RequestAsync(
            new RunRequest { Sut = Path.Combine(host.Data, "dis-sut.yaml"), Only = mutant is null ? [] : [mutant.Requirement], Out = path, Seed = 11 }, Suite.Checks);
        host.Mutant = null;
        return path;
    }
}
