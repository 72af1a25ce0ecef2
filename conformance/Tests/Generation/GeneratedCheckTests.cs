using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

/// <summary>Each generated check, by itself, against a defect that it must find.</summary>
public sealed class GeneratedCheckTests(GeneratedCheckTests.Host host) : IClassFixture<GeneratedCheckTests.Host>
{
    [Theory]
    [InlineData("API-C40", "IDN-M02")]
    [InlineData("API-C41", "IDN-M04")]
    [InlineData("API-C42", "IDN-M11")]
    [InlineData("API-C43", "PAY-M08")]
    [InlineData("API-C44", "REG-M80")]
    [InlineData("API-C45", "IDN-M01")]
    [InlineData("API-C46", "API-M04")]
    [InlineData("API-C47", "API-M81")]
    [InlineData("API-C48", "API-M82")]
    [InlineData("API-C49", "API-M83")]
    [InlineData("API-C50", "API-M84")]
    [InlineData("API-C50", "REG-M05")]
    [InlineData("API-C51", "API-M80")]
    [InlineData("PAY-C21", "PAY-M80")]
    [InlineData("CNS-C21", "CNS-M80")]
    [InlineData("CNS-C22", "CNS-M06")]
    [InlineData("AGR-C15", "AGR-M11")]
    public async Task A_generated_check_finds_its_defect(string check, string mutant)
    {
        var run = await host.RunAsync(Mutant.All.Single(candidate => candidate.Id == mutant), check);

        Assert.True(run.ExitCode == 1, $"{mutant} survived {check}:{Environment.NewLine}{run.Output}{run.Error}");
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

        internal async Task<RunOf> RunAsync(Mutant mutant, string check)
        {
            host!.Mutant = mutant;
            try
            {
                return await RunOf.RequestAsync(new RunRequest { Sut = Path.Combine(host.Data, "dis-sut.yaml"), Only = [check] }, Suite.Checks);
            }
            finally
            {
                host.Mutant = null;
            }
        }
    }
}
