using System.Collections;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>The checks of one run: each has one result, also when the time is over or the server is gone.</summary>
public sealed class JudgingTests
{
    private const string TooLate = "Skipped time-budget The time of the run was over before this check was.";
    private const string TooLost = "Skipped target-lost The server stopped answering before this check.";

    [Fact]
    public async Task Results_stand_in_the_order_of_ids_and_each_is_told_once()
    {
        using var bench = new JudgeBench();

        var (results, isLost) = await bench.RunAsync([Good("b"), Good("A"), Good("a"), Good("C")]);

        Assert.Equal(["A", "C", "a", "b"], results.Select(result => result.Check.Id));
        Assert.All(results, result => Assert.Equal(VerdictKind.Pass, result.Verdict.Kind));
        Assert.False(isLost);
        Assert.Equal(
            new[] { "A", "C", "a", "b" }.SelectMany(id => new[] { $"begun {id}", $"attempt 1 of {id}: 0", $"kept {id}", $"shown {id}" }).Order(StringComparer.Ordinal),
            bench.Told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_seed_gives_the_order()
    {
        var checks = Enumerable.Range(10, 20).Select(number => Good($"{number}")).ToList();
        using var bench = new JudgeBench(options: new RunOptions { Seed = 7 });

        await bench.RunAsync(checks);

        Assert.Equal(Scheduler.Shuffle(checks, 7).Select(check => $"begun {check.Id}"), bench.Told.Where(told => told.StartsWith("begun", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_judged_before_stands()
    {
        var before = new CheckResult(Good("A"), new Verdict { Kind = VerdictKind.Fail, Message = "before" }, 2, TimeSpan.Zero);
        using var bench = new JudgeBench(options: new RunOptions { SoFar = new RunSoFar("run", default, [before], 1) });

        var (results, _) = await bench.RunAsync([Good("A"), Good("B")]);

        Assert.Equal(["Fail  before", "Pass  "], results.Select(Words));
        Assert.DoesNotContain(bench.Told, told => told.Contains('A', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_breach_that_is_waived_is_kept_as_such()
    {
        using var bench = new JudgeBench();

        var (results, _) = await bench.RunAsync([JudgeBench.Check(_ => throw new CheckFailedException("a swan", "a duck"))], null, new Waiver("MUST", "Known", "team", new DateOnly(2026, 6, 30)));

        Assert.Equal(VerdictKind.Waived, Assert.Single(results).Verdict.Kind);
    }

    [Fact]
    public async Task When_the_time_is_over_what_runs_is_broken_off_and_the_rest_is_not_begun()
    {
        using var bench = new JudgeBench(options: new RunOptions { TimeBudget = TimeSpan.FromMilliseconds(300) });

        var (results, isLost) = await bench.RunAsync([.. "ABC".Select(id => JudgeBench.Check(run => Task.Delay(Timeout.Infinite, run.CancellationToken), $"{id}"))]);

        Assert.Equal([TooLate, TooLate, TooLate], results.Select(Words));
        Assert.All(results, result => Assert.Equal(0, result.Attempts));

        // On a host with no time to spare it is over before the first has begun.
        Assert.InRange(bench.Told.Count(told => told.StartsWith("begun", StringComparison.Ordinal)), 0, 1);
        Assert.Equal(3, bench.Told.Count(told => told.StartsWith("kept", StringComparison.Ordinal)));
        Assert.False(isLost);
    }

    [Fact]
    public async Task What_a_run_that_is_broken_off_was_at_has_no_result()
    {
        using var stop = new CancellationTokenSource();
        using var bench = new JudgeBench(options: new RunOptions { TimeBudget = TimeSpan.FromHours(1) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(
            [.. "AB".Select(id => JudgeBench.Check(
                async run =>
                {
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, run.CancellationToken);
                },
                $"{id}"))],
            stop.Token));

        Assert.Single(bench.Told);
    }

    [Fact]
    public async Task What_was_about_to_begin_when_the_run_was_broken_off_has_no_result()
    {
        // What the scheduler asks of the second check, right before it begins it, is the moment.
        using var stop = new CancellationTokenSource();
        using var bench = new JudgeBench(options: new RunOptions { Repeats = 0, Parallel = 2 });
        var waiting = JudgeBench.Check(run => Task.Delay(Timeout.Infinite, run.CancellationToken), "A");
        List<Check> checks = [.. "AB".Select(id => waiting with { Id = $"{id}", Touches = new Touches { Reads = new Noticed(stop.Cancel), Writes = [$"{id}"] } })];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(checks, stop.Token));

        Assert.InRange(bench.Told.Count, 0, 1);
        Assert.DoesNotContain(bench.Told, told => told.StartsWith("kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_the_server_is_silent_only_the_check_at_which_it_fell_silent_keeps_its_verdict()
    {
        using var bench = new JudgeBench(() => false);

        var (results, isLost) = await bench.RunAsync([Asking("A"), Asking("B"), Asking("C")]);

        Assert.True(isLost);
        Assert.Equal(["Fail", TooLost, TooLost], results.Select(result => result.Verdict.Kind == VerdictKind.Fail ? "Fail" : Words(result)).Order());
        Assert.Equal([0, 0, 1], results.Select(result => result.Attempts).Order());
        Assert.Single(bench.Told, told => told.StartsWith("begun", StringComparison.Ordinal));
        Assert.Equal(3, bench.Told.Count(told => told.StartsWith("kept", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_answers_again_at_once_is_not_lost()
    {
        var asked = 0;
        using var bench = new JudgeBench(() => ++asked != 1);

        var (results, isLost) = await bench.RunAsync([Asking("A"), Asking("B"), Asking("C")]);

        Assert.False(isLost);
        Assert.Equal(["Fail", "Pass", "Pass"], results.Select(result => $"{result.Verdict.Kind}").Order());
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task Who_ran_beside_the_check_at_which_the_server_fell_silent_says_nothing()
    {
        // Both checks go unanswered and so does the first question whether anybody is there; an answer after that comes too late.
        var asked = 0;
        using var bench = new JudgeBench(() => Interlocked.Increment(ref asked) > 3, new RunOptions { Repeats = 0, Parallel = 2 });
        var both = new Meeting(2);

        var (results, isLost) = await bench.RunAsync([.. "AB".Select(id => JudgeBench.Check(
            async run =>
            {
                await both.ComeAsync();
                await JudgeBench.AskAsync(run);
            },
            $"{id}"))]);

        Assert.True(isLost);
        Assert.Equal(["Fail", TooLost], results.Select(result => result.Verdict.Kind == VerdictKind.Fail ? "Fail" : Words(result)).Order());
    }

    private static Check Good(string id) => JudgeBench.Check(_ => Task.CompletedTask, id);

    private static Check Asking(string id) => JudgeBench.Check(run => JudgeBench.AskAsync(run), id);

    private static string Words(CheckResult result) => $"{result.Verdict.Kind} {result.Verdict.Reason} {result.Verdict.Message}";

    /// <summary>An empty list that says when somebody looks through it.</summary>
    private sealed class Noticed(Action notice) : IReadOnlyList<string>
    {
        public int Count => 0;

        public string this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<string> GetEnumerator()
        {
            notice();
            return Enumerable.Empty<string>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Goes on once all have come.</summary>
    private sealed class Meeting(int count)
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int come;

        public Task ComeAsync()
        {
            if (Interlocked.Increment(ref come) == count)
            {
                all.SetResult();
            }

            return all.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }
}
