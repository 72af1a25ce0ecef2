namespace DigitalIndiaStack.Faults.Tests;

/// <summary>The short forms of the fault harness; <c>eng/faults/run.sh</c> has the long ones.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const string Clean = "lost 0, twice 0, never asked for 0, without an answer 0, told two things 0, refused without a problem 0";

    private static string Host
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(own.Parent!.Parent!.FullName, "Host", own.Name, "DigitalIndiaStack.Host.dll");
        }
    }

    [Fact]
    public Task Nothing_is_lost_and_nothing_is_paid_twice_when_two_hosts_and_their_database_die_under_load() =>
        HoldsAsync(new FaultOptions { Kills = 3, Stops = 1 });

    [Fact]
    public Task A_commit_whose_answer_never_comes_is_learnt_by_repeating_its_key() => HoldsAsync(new FaultOptions { Fault = FaultKind.Cut, Keys = 60 });

    [Fact]
    public Task A_full_disk_is_told_by_one_problem_and_is_over_when_it_is_freed() => HoldsAsync(new FaultOptions { Fault = FaultKind.Disk, Times = 2 });

    [Fact]
    public Task What_SQLite_could_not_keep_was_never_answered() => HoldsAsync(new FaultOptions { Fault = FaultKind.Fsync, Times = 3 });

    [Fact]
    public Task What_PostgreSQL_could_not_keep_was_never_answered() => HoldsAsync(new FaultOptions { Fault = FaultKind.FsyncPostgreSql, Times = 1 });

    [Fact]
    public Task Each_line_of_a_batch_is_paid_once_however_often_its_hosts_die() => HoldsAsync(new FaultOptions { Fault = FaultKind.Batch, Lines = 300, Kills = 3, Workers = 1, Keys = 1 });

    [Fact]
    public Task Each_key_pays_once_when_it_comes_to_two_hosts_at_once() => HoldsAsync(new FaultOptions { Fault = FaultKind.Race, Requests = 2000 });

    [Theory]
    [InlineData("kill")]
    [InlineData("cut")]
    [InlineData("race")]
    public async Task A_service_that_checks_and_then_inserts_is_caught(string fault)
    {
        var options = FaultOptions.Read(["--fault", fault, "--naive", "--kills", "1", "--stops", "0", "--workers", "4", "--requests", "400"], TextWriter.Null)!;

        var (code, report) = await RunAsync(options);

        Assert.True(code == 1, report);
        Assert.DoesNotContain("twice 0", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kills")]
    [InlineData("--kills", "many")]
    [InlineData("--workers", "0")]
    [InlineData("--fault", "flood")]
    [InlineData("--fault", "1")]
    [InlineData("--fault", "disk", "--naive")]
    [InlineData("--help")]
    public void A_wrong_command_is_answered_with_examples(params string[] arguments)
    {
        using var error = new StringWriter();

        Assert.Null(FaultOptions.Read(arguments, error));
        Assert.Contains("eng/faults/run.sh --kills 500 --stops 50", error.ToString(), StringComparison.Ordinal);
    }

    private async Task HoldsAsync(FaultOptions options)
    {
        var (code, report) = await RunAsync(options with { Host = Host, Workers = Math.Min(options.Workers, 4) });

        Assert.True(code == 0, report);
        Assert.Contains(Clean, report, StringComparison.Ordinal);
        Assert.Contains("every invariant holds", report, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Report)> RunAsync(FaultOptions options)
    {
        await using var report = new StringWriter();
        var code = await FaultRun.RunAsync(options, report);
        output.WriteLine($"{report}");
        Assert.SkipWhen(code == FaultRun.Failed && $"{report}".Contains(FaultsFailedException.NotRun, StringComparison.Ordinal), $"{report}");
        return (code, $"{report}");
    }
}
