using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class SchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Touches Moving = new() { MovesClock = true };

    [Fact]
    public async Task Checks_that_touch_nothing_in_common_run_at_once()
    {
        using var both = new Barrier(2);

        await RunAsync(2, [Of("A"), Of("B")], _ => Assert.True(both.SignalAndWait(Patience)));
    }

    [Fact]
    public async Task No_more_run_at_once_than_asked_for()
    {
        var most = await MostAtOnceAsync(2, [Of("A"), Of("B"), Of("C"), Of("D")]);

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Two_that_write_one_thing_take_turns() =>
        Assert.Equal(1, await MostAtOnceAsync(8, [.. "ABCD".Select(id => Of($"{id}", new Touches { Writes = ["thing"] }))]));

    [Fact]
    public async Task Who_reads_a_thing_waits_for_who_writes_it() =>
        Assert.Equal(1, await MostAtOnceAsync(8, [Of("A", new Touches { Writes = ["thing"] }), Of("B", new Touches { Reads = ["thing"] })]));

    [Fact]
    public async Task Readers_of_one_thing_run_at_once()
    {
        using var both = new Barrier(2);

        await RunAsync(2, [.. "AB".Select(id => Of($"{id}", new Touches { Reads = ["thing"] }))], _ => Assert.True(both.SignalAndWait(Patience)));
    }

    [Fact]
    public async Task A_check_that_says_nothing_of_what_it_touches_runs_alone() =>
        Assert.Equal(1, await MostAtOnceAsync(8, [Of("A", Touches.Unknown), Of("B", Touches.Unknown)]));

    [Fact]
    public async Task Checks_that_move_the_clock_run_at_once_with_each_other()
    {
        using var both = new Barrier(2);

        await RunAsync(2, [Of("A", Moving), Of("B", Moving)], _ => Assert.True(both.SignalAndWait(Patience)));
    }

    [Fact]
    public async Task A_check_that_moves_the_clock_runs_with_none_that_does_not() =>
        Assert.Equal(1, await MostAtOnceAsync(8, [Of("A", Moving), Of("B"), Of("C", Touches.Unknown)]));

    [Fact]
    public async Task Nothing_overtakes_a_check_that_runs_alone()
    {
        var begun = new List<string>();

        await RunAsync(4, [Of("A"), Of("B", Touches.Unknown), Of("C")], check =>
        {
            lock (begun)
            {
                begun.Add(check.Id);
            }
        });

        Assert.Equal(["A", "B", "C"], begun);
    }

    [Fact]
    public void A_seed_gives_one_order_and_another_seed_another()
    {
        List<Check> checks = [.. Enumerable.Range(10, 50).Select(number => Of($"{number}", number % 7 == 0 ? Touches.Unknown : Touches.OwnThings))];

        var first = Scheduler.Shuffle(checks, 1).Select(check => check.Id).ToList();

        Assert.Equal(first, Scheduler.Shuffle(checks, 1).Select(check => check.Id));
        Assert.NotEqual(first, Scheduler.Shuffle(checks, 2).Select(check => check.Id));
        Assert.Equal(checks.Select(check => check.Id), first.Order());
    }

    [Fact]
    public void What_runs_alone_comes_first_or_last_and_what_tries_all_in_the_first_half()
    {
        List<Check> checks = [.. Enumerable.Range(0, 20).Select(number => Of($"{number}")), Of("alone", Touches.Unknown), Of("all") with { Blocks = ["a", "b"] }];

        var places = Enumerable.Range(0, 50).Select(seed => Scheduler.Shuffle(checks, seed).Select(check => check.Id).ToList()).Select(order => (Alone: order.IndexOf("alone"), All: order.IndexOf("all"))).ToList();

        Assert.Equal([0, 21], places.Select(place => place.Alone).Distinct().Order());
        Assert.All(places, place => Assert.InRange(place.All, 0, 11));
    }

    [Fact]
    public void What_opens_a_run_comes_first_whatever_the_seed()
    {
        List<Check> checks = [.. Enumerable.Range(0, 20).Select(number => Of($"{number}")), Of("alone", Touches.Unknown), Of("opens") with { Opens = true }];

        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal("opens", Scheduler.Shuffle(checks, seed)[0].Id));
    }

    [Fact]
    public async Task The_first_that_throws_ends_all()
    {
        var ran = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(1, [Of("A"), Of("B")], _ => throw new InvalidOperationException($"{++ran}")));

        Assert.Equal(1, ran);
    }

    private static Check Of(string id, Touches? touches = null) =>
        new() { Id = id, Title = id, Requirements = ["THG-1.1"], Touches = touches ?? Touches.OwnThings, Body = _ => Task.CompletedTask };

    private static Scheduler New(int parallel) => new(parallel, new WaitingRoom(new TargetClock(TimeProvider.System)));

    private static Task RunAsync(int parallel, IReadOnlyList<Check> order, Action<Check> run) => New(parallel).RunAsync(
        order,
        (check, _) =>
        {
            run(check);
            return Task.CompletedTask;
        },
        TestContext.Current.CancellationToken);

    private static async Task<int> MostAtOnceAsync(int parallel, IReadOnlyList<Check> order)
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        await New(parallel).RunAsync(
            order,
            async (_, cancellationToken) =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++now);
                }

                await Task.Delay(20, cancellationToken);
                lock (gate)
                {
                    now--;
                }
            },
            TestContext.Current.CancellationToken);
        return most;
    }
}
