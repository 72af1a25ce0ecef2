using System.Collections.Concurrent;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Checks that move a clock, which stands still unless one of them moves it.</summary>
public sealed class WaitingRoomTests
{
    private readonly StandingClock clock = new();
    private readonly ConcurrentQueue<string> told = new();
    private readonly WaitingRoom room;

    public WaitingRoomTests() => room = new WaitingRoom(new TargetClock(clock));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(100)]
    public async Task No_check_sees_time_move_but_across_its_own_wait(int parallel)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var chance = new Random(seed);
            var waits = Enumerable.Range(0, 30).ToDictionary(number => $"{number}", _ => Enumerable.Range(0, chance.Next(4)).Select(_ => TimeSpan.FromSeconds(chance.Next(1, 4000))).ToList());

            await RunAsync(parallel, waits.Keys, async (check, cancellationToken) =>
            {
                foreach (var wait in waits[check])
                {
                    await WorkAsync();
                    await AdvanceAsync(check, wait, cancellationToken);
                }

                await WorkAsync();
            });
        }
    }

    [Fact]
    public async Task Moments_come_in_their_order_whoever_waits_for_them()
    {
        await RunAsync(8, ["late", "early", "twice"], async (check, cancellationToken) =>
        {
            foreach (var minutes in check switch { "late" => new[] { 90 }, "early" => [10], _ => [60, 60] })
            {
                await AdvanceAsync(check, TimeSpan.FromMinutes(minutes), cancellationToken);
                told.Enqueue($"{check} {(clock.Now - StandingClock.Start).TotalMinutes}");
            }
        });

        Assert.Equal(["early 10", "twice 60", "late 90", "twice 120"], told);
    }

    [Fact]
    public async Task The_clock_is_moved_once_for_moments_that_lie_close_together()
    {
        await RunAsync(8, ["60", "61", "63", "80"], (check, cancellationToken) => AdvanceAsync(check, TimeSpan.FromSeconds(int.Parse(check, System.Globalization.CultureInfo.InvariantCulture)), cancellationToken));

        Assert.Equal([63, 80], clock.Moves);
    }

    [Fact]
    public async Task The_clock_waits_for_one_that_works()
    {
        using var waits = new SemaphoreSlim(0);

        await RunAsync(8, ["waits", "works"], async (check, cancellationToken) =>
        {
            if (check == "waits")
            {
                var wait = AdvanceAsync(check, TimeSpan.FromHours(2), cancellationToken);
                waits.Release();
                await wait;
                told.Enqueue(check);
                return;
            }

            await waits.WaitAsync(cancellationToken);
            await WorkAsync();
            Assert.Equal(StandingClock.Start, clock.Now);
            told.Enqueue(check);
        });

        Assert.Equal(["works", "waits"], told);
    }

    [Fact]
    public async Task Who_waits_leaves_the_lane_to_others_but_for_one_at_a_time()
    {
        await RunAsync(2, ["A", "B", "C"], TellAsync);
        await RunAsync(1, ["D", "E"], TellAsync);

        Assert.Equal(["A begins", "B begins", "C begins"], told.Take(3).Order());
        Assert.Equal(["D begins", "D ends", "E begins", "E ends"], told.Skip(6));

        async Task TellAsync(string check, CancellationToken cancellationToken)
        {
            told.Enqueue($"{check} begins");
            await AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken);
            told.Enqueue($"{check} ends");
        }
    }

    [Fact]
    public async Task Whoever_cannot_move_the_clock_leaves_it_to_the_next()
    {
        await RunAsync(8, ["A", "B"], async (check, cancellationToken) =>
        {
            try
            {
                using var turn = await room.WaitAsync(check, clock.Now + TimeSpan.FromMinutes(check == "A" ? 10 : 20), cancellationToken);
                throw new InvalidOperationException($"{check} {clock.Now - StandingClock.Start}");
            }
            catch (InvalidOperationException refused)
            {
                told.Enqueue(refused.Message);
            }
        });

        Assert.Equal(["A 00:00:00", "B 00:00:00"], told);
    }

    [Fact]
    public async Task Who_gives_up_is_waited_for_no_more()
    {
        await RunAsync(8, ["impatient", "other"], async (check, cancellationToken) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (check == "other")
            {
                await AdvanceAsync(check, TimeSpan.FromHours(9), cancellationToken);
                return;
            }

            await limit.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AdvanceAsync(check, TimeSpan.FromHours(1), limit.Token));
        });

        Assert.Equal([9 * 3600], clock.Moves);
    }

    [Fact]
    public async Task A_run_that_is_broken_off_leaves_nobody_waiting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = RunAsync(8, ["A", "B", "C"], async (check, cancellationToken) =>
        {
            if (check != "C")
            {
                await AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken);
            }
            else
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Empty(clock.Moves);
        Assert.Equal(0, room.Waiting);
    }

    [Fact]
    public async Task A_check_that_throws_ends_all_that_wait()
    {
        var run = RunAsync(8, ["A", "B"], (check, cancellationToken) => check == "A" ? AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken) : throw new InvalidOperationException("over"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(0, room.Waiting);
    }

    [Fact]
    public async Task A_check_waits_for_one_moment_at_a_time()
    {
        using var stop = new CancellationTokenSource();
        var first = room.WaitAsync("A", clock.Now + TimeSpan.FromHours(1), stop.Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => room.WaitAsync("A", clock.Now + TimeSpan.FromHours(2), stop.Token));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task A_moment_that_comes_by_itself_is_not_moved_to()
    {
        var flowing = new WaitingRoom(new TargetClock(TimeProvider.System));
        await new Scheduler(8, flowing).RunAsync(
            [Of("waits"), Of("works")],
            async (check, cancellationToken) =>
            {
                if (check.Id == "works")
                {
                    await Task.Delay(300, cancellationToken);
                    return;
                }

                using var turn = await flowing.WaitAsync(check.Id, TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(20), cancellationToken);
                Assert.Null(turn.MoveTo);
            },
            TestContext.Current.CancellationToken);
    }

    private Task RunAsync(int parallel, IEnumerable<string> checks, Func<string, CancellationToken, Task> body, CancellationToken? cancellationToken = null) => new Scheduler(parallel, room).RunAsync(
        [.. checks.Select(Of)], (check, stop) => body(check.Id, stop), cancellationToken ?? TestContext.Current.CancellationToken);

    private static Check Of(string id) =>
        new() { Id = id, Title = id, Requirements = ["THG-1.1"], Touches = new Touches { MovesClock = true }, Body = _ => Task.CompletedTask };

    private async Task AdvanceAsync(string check, TimeSpan by, CancellationToken cancellationToken)
    {
        var until = clock.Now + by;
        using var turn = await room.WaitAsync(check, until, cancellationToken);
        if (turn.MoveTo is { } to && to > clock.Now)
        {
            await Task.Yield();
            clock.MoveTo(to);
        }

        Assert.InRange(clock.Now, until, until + TimeSpan.FromSeconds(5));
    }

    // Work during which time must stand still.
    private async Task WorkAsync()
    {
        var now = clock.Now;
        for (var turn = 0; turn < 5; turn++)
        {
            await Task.Yield();
            Assert.Equal(now, clock.Now);
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

        private long ticks = Start.Ticks;

        public ConcurrentQueue<double> Moves { get; } = new();

        public DateTimeOffset Now => GetUtcNow();

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

        public void MoveTo(DateTimeOffset moment)
        {
            Moves.Enqueue((moment - Start).TotalSeconds);
            Interlocked.Exchange(ref ticks, moment.Ticks);
        }
    }
}
