using DigitalIndiaStack.Conformance.Cli.Self;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class SelfTests
{
    // The host is built with the mutants, into the folder of these tests.
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Host.dll");

    [Fact]
    public async Task The_reference_host_is_started_judged_and_stopped()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "dis-self*");

        var run = await RunOf.RequestAsync(new() { Self = true, Host = Host, Only = ["PAY-C01"] }, Suite.Checks);

        Assert.True(run.ExitCode == 2 && run.Output.Contains("1 pass;", StringComparison.Ordinal), run.Output + run.Error);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "dis-self*").Except(before));
    }

    [Fact]
    public async Task A_host_that_ends_at_once_is_told_with_what_it_said()
    {
        var nothing = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Core.dll");

        var run = await RunOf.RequestAsync(new() { Self = true, Host = nothing, Only = ["PAY-C01"] }, Suite.Checks);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("before it was ready", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_nowhere_is_told_with_what_to_do()
    {
        var empty = Directory.CreateTempSubdirectory("nowhere").FullName;

        var fault = Assert.Throws<ConfigurationFaultException>(() => HostPlace.Find(empty, empty));

        Assert.Contains("there is no DigitalIndiaStack.Host", fault.Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }

    [Fact]
    public void The_repository_around_the_present_folder_is_searched()
    {
        var root = Directory.CreateTempSubdirectory("repository").FullName;
        var present = Directory.CreateDirectory(Path.Combine(root, "docs", "handbook")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "reference-services", "Host"));

        var place = HostPlace.InRepository(present)!;

        Assert.Equal("dotnet", place.Command);
        Assert.Contains(Path.Combine(root, "reference-services/Host"), place.Arguments);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_dry_run_of_the_reference_host_shows_the_plan_and_starts_nothing()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "dis-self*");

        var run = await RunOf.RequestAsync(new() { Self = true, DryRun = true, Host = Host, Only = ["PAY-C01"], Seed = 7 }, Suite.Checks);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains($"Would start dotnet {Host} with data of its own and judge it with seed 7; nothing was started or sent.", run.Output, StringComparison.Ordinal);
        Assert.Contains("PAY-C01  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("unknown:  its address", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "dis-self*").Except(before));
    }

    [Fact]
    public async Task Self_and_another_server_exclude_each_other() =>
        Assert.Equal(3, (await RunOf.RequestAsync(new() { Self = true, Target = "http://127.0.0.1:1" }, Suite.Checks)).ExitCode);
}
