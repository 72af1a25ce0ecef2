using System.CommandLine;
using System.Text;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class CommandTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_exits_5()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs });

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("Nothing answers at http://127.0.0.1:1/", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_server_that_stops_answering_exits_5_and_skips_the_rest()
    {
        await using var server = await SmallServer.StartAsync(Fault.DiesAfterTwo);
        using var target = new SmallTarget(server.Address);

        // One at a time: of checks that run at once each may be the one at which the server fell silent.
        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"], Parallel = 1 });

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("target-lost", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_that_cannot_be_written_are_told_before_the_server_is_asked()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");
        var request = new RunRequest { Sut = target.Sut, Specs = target.Specs };

        var report = await RunOf.RequestAsync(request with { Reports = [$"html={target.Sut}/report.html"] });
        var archive = await RunOf.RequestAsync(request with { Out = $"{target.Sut}/run.zip" });

        Assert.Equal(3, report.ExitCode);
        Assert.Contains("report.html", report.Error, StringComparison.Ordinal);
        Assert.Equal(3, archive.ExitCode);
        Assert.Contains("run.zip", archive.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZZZ")]
    [InlineData("THG-C0")]
    [InlineData("THG-1.11")]
    public async Task Nothing_to_check_exits_3(string only)
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = [only] });

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("No check is chosen", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_or_profile_that_names_nothing_exits_3_though_another_one_does()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");
        var request = new RunRequest { Sut = target.Sut, Specs = target.Specs };

        var ids = await RunOf.RequestAsync(request with { Only = ["THG-C01", "THG-C99"] });
        var profiles = await RunOf.RequestAsync(request with { Profiles = ["things-core", "things-cor"] });

        Assert.Equal(3, ids.ExitCode);
        Assert.Contains("THG-C99", ids.Error, StringComparison.Ordinal);
        Assert.Equal(3, profiles.ExitCode);
        Assert.Contains("things-cor ", profiles.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_in_one_line()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Out = Path.Combine(target.Sut, "out") });

        Assert.Equal(3, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_emulator_whose_address_is_taken_exits_3()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var error = new StringWriter();

        var code = await new EmulateAction(TimeProvider.System, TextWriter.Null, error)
            .InvokeAsync(new EmulateRequest { Mutants = ["IDN-M14"], Listen = server.Address }, TestContext.Current.CancellationToken);

        Assert.Equal(3, code);
        Assert.StartsWith("dis: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_an_unknown_requirement_exits_3()
    {
        var run = await RunOf.CheckAsync(Fault.None, _ => Task.CompletedTask, requirement: "THG-9.9");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("verifies THG-9.9, which no requirements.yaml lists", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_target_file_exits_3()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut + ".not", Specs = target.Specs });

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("There is no file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_and_a_dry_run_send_nothing()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var list = await RunOf.RequestAsync(new() { Specs = target.Specs, List = true });
        var plan = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, DryRun = true, Seed = 7 });

        Assert.Equal(0, list.ExitCode);
        Assert.Contains("THG-C01  A thing is readable", list.Output, StringComparison.Ordinal);
        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("with seed 7; nothing was sent", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches_by_example()
    {
        var output = new StringBuilder();
        using var writer = new StringWriter(output);

        var code = await new RootCommand { ConformCommand.Create(TimeProvider.System) }.Parse(["conform", "run", "--help"])
            .InvokeAsync(new InvocationConfiguration { Output = writer }, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Contains("dis conform run --target http://127.0.0.1:5080", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the server does not answer", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_that_verify_nothing_or_share_an_id_are_no_suite() =>
        Assert.Contains("verifies no requirement", Assert.Throws<InvalidOperationException>(() => Check.FromMethods(typeof(BadChecks).GetMethods())).Message, StringComparison.Ordinal);

    private static class BadChecks
    {
        [Check("BAD-C01")]
        public static Task Proves_nothing(CheckRun run) => Task.CompletedTask;
    }
}
