using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Tests;

/// <summary>The short form of the fault harness; <c>eng/faults/run.sh</c> is the long one.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static string Host
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(own.Parent!.Parent!.FullName, "Host", own.Name, "DigitalIndiaStack.Host.dll");
        }
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_paid_twice_when_two_hosts_and_their_database_die_under_load()
    {
        var (code, report) = await RunAsync(new FaultOptions { Kills = 3, Stops = 1, Workers = 4, Host = Host });

        Assert.True(code == 0, report);
        Assert.Contains("lost 0, twice 0, never asked for 0, without an answer 0, told two things 0", report, StringComparison.Ordinal);
        Assert.Contains("every invariant holds", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_checks_and_then_inserts_is_caught()
    {
        var (code, report) = await RunAsync(new FaultOptions { Kills = 1, Stops = 0, Workers = 4, Naive = true });

        Assert.True(code == 1, report);
        Assert.DoesNotContain("twice 0", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kills")]
    [InlineData("--kills", "many")]
    [InlineData("--workers", "0")]
    [InlineData("--help")]
    public void A_wrong_command_is_answered_with_examples(params string[] arguments)
    {
        using var error = new StringWriter();

        Assert.Null(FaultOptions.Read(arguments, error));
        Assert.Contains("eng/faults/run.sh --kills 500 --stops 50", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Code, string Report)> RunAsync(FaultOptions options)
    {
        Assert.SkipWhen(PostgreSqlMachine.Find() is null, "PostgreSQL is not installed (apt-get install postgresql), and DIS_POSTGRES_BIN does not name its bin folder.");
        await using var report = new StringWriter();
        var code = await FaultRun.RunAsync(options, report);
        output.WriteLine($"{report}");
        return (code, $"{report}");
    }
}
