using System.Text.Json;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class OptionTests
{
    [Fact]
    public async Task What_the_time_does_not_reach_is_skipped_and_the_verdict_is_partial()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        var endless = RunOf.Checks[0] with { Id = "THG-C00", Body = run => Task.Delay(Timeout.Infinite, run.CancellationToken) };

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = 1, TimeBudget = "300ms" }, [endless, RunOf.Checks[0]]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("time-budget: The time of the run was over before this check was.", run.Output, StringComparison.Ordinal);
        Assert.Contains("things-core: partial", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60s", 60_000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5m", 90_000)]
    [InlineData("1h", 3_600_000)]
    public void Times_are_read_with_their_unit(string text, double milliseconds) => Assert.Equal(milliseconds, Quantity.Time("--time-budget", text).TotalMilliseconds);

    [Theory]
    [InlineData("50/s", 50)]
    [InlineData("600/m", 10)]
    public void Rates_are_read_with_their_unit(string text, double rate) => Assert.Equal(rate, Quantity.Rate("--rate", text));

    [Theory]
    [InlineData("--time-budget", "60")]
    [InlineData("--time-budget", "0s")]
    [InlineData("--time-budget", "soon")]
    [InlineData("--rate", "50")]
    [InlineData("--rate", "0/s")]
    [InlineData("--parallel", "0")]
    [InlineData("--format", "xml")]
    public async Task An_option_that_says_nothing_exits_3(string option, string text)
    {
        var request = new RunRequest { List = true };

        var run = await RunOf.RequestAsync(option switch
        {
            "--rate" => request with { Rate = text },
            "--parallel" => request with { Parallel = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) },
            "--format" => request with { Format = text },
            _ => request with { TimeBudget = text },
        }, Suites.Suite.Checks);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{option} {text}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_take_places_with_even_gaps()
    {
        var clock = new Patient();
        var pace = Pace.Of(4, clock);

        for (var request = 0; request < 4; request++)
        {
            await pace.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal([250, 250, 250], clock.Waits);
    }

    [Fact]
    public async Task A_list_for_programs_says_what_each_check_touches()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var list = await RunOf.RequestAsync(new() { Specs = target.Specs, List = true, Format = "json" });

        var checks = JsonDocument.Parse(list.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(6, checks.Count);
        Assert.Equal("THG-1.1", checks[0].GetProperty("requirements")[0].GetProperty("id").GetString());
        Assert.True(checks.Single(check => check.GetProperty("id").GetString() == "THG-C05").GetProperty("touches").GetProperty("movesClock").GetBoolean());
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_run_and_written()
    {
        using var target = new SmallTarget("http://127.0.0.1:1", "destructive: false\n");
        Directory.CreateDirectory(Path.Combine(target.Folder, "out"));
        await File.WriteAllTextAsync(Path.Combine(target.Folder, "out", "evidence.jsonl"), "{\"check\":\"THG-C01\"}\n{\"check\":\"ZZZ-C01\"}\n{\"che", TestContext.Current.CancellationToken);

        var plan = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, DryRun = true, Parallel = 3, Out = Path.Combine(target.Folder, "out") });

        Assert.Contains("checks:   6 of 9 requirements, up to 3 at the same time; 1 move the clock, 0 run alone", plan.Output, StringComparison.Ordinal);
        Assert.Contains("requests: 1 in the run that", plan.Output, StringComparison.Ordinal);
        Assert.Contains("skipped:  1 checks that delete, load, lock or move the clock", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_destruction_is_forbidden_such_checks_are_skipped()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address, "destructive: false\n");

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"] });

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("skip +THG-C05", run.Output);
        Assert.Contains("not-permitted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_destruction_is_forbidden_nothing_is_deleted_even_by_a_check_that_hides_it()
    {
        var sly = new Check
        {
            Id = "TST-C01",
            Title = "It deletes",
            Requirements = ["THG-1.1"],
            Touches = Touches.OwnThings,
            Body = async run => (await run.Api("things").Call("getThing").Path("thingId", "a-1").Method(HttpMethod.Delete).SendAsync(SmallChecks.Reader(run))).MustBe(204),
        };
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address, "destructive: false\n");

        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = ["TST-C01"] }, [sly]);

        Assert.Contains("not-permitted: The target file forbids to delete", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_target_file_limits_what_runs_at_once()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address, "limits: { parallel: 1 }\n");
        var (now, most) = (0, 0);
        List<Check> checks = [.. "ABCD".Select(letter => RunOf.Checks[0] with
        {
            Id = $"TST-{letter}",
            Body = async run =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(20, run.CancellationToken);
                Interlocked.Decrement(ref now);
            },
        })];

        await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Parallel = 8 }, checks);

        Assert.Equal(1, most);
    }

    // Time that passes by waiting alone.
    private sealed class Patient : TimeProvider
    {
        private long now = 1000;

        public List<double> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime.TotalMilliseconds);
            now += dueTime.Ticks;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
