using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Coverage;

namespace DigitalIndiaStack.Conformance.Tests.Killing;

/// <summary>Who answers everything alike, or loses half of it, scores nothing.</summary>
public sealed class BrokenServerTests
{
    [Theory]
    [InlineData("BRK-01", "")]
    [InlineData("BRK-02", "")]
    [InlineData("BRK-03", "")]
    [InlineData("BRK-04", "AGR-2.1 API-2.4 API-10.1 API-10.3 IDN-3.1 IDN-3.3 IDN-3.6 IDN-3.13 IDN-6.19 IDN-7.3 IDN-10.17 IDN-13.4 IDN-13.21 IDN-13.22 IDN-15.18 IDN-18.15 IDN-19.1 IDN-19.2 IDN-19.3 IDN-19.4 IDN-19.5 IDN-19.7 IDN-19.9 IDN-19.13 IDN-19.14 IDN-22.1")]
    public async Task Of_a_broken_server_nothing_is_proved_but_what_needs_none_of_what_it_loses(string id, string proved)
    {
        await using var host = await MutantHost.StartAsync();
        host.Mutant = BrokenServers.All.Single(server => server.Id == id);

        var result = await Judge.RunAsync(host, [], seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(proved, string.Join(' ', result.Requirements
            .Where(requirement => requirement.Status == RequirementStatus.Proved)
            .Select(requirement => requirement.Requirement.Id)));
        Assert.NotEqual(ExitCodes.Conformant, result.ExitCode);
    }
}
