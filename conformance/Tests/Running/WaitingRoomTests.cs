using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class WaitingRoomTests
{
    private readonly MovingChecks checks = new();

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

            await checks.RunAsync(parallel, waits.Keys, async (check, cancellationToken) =>
            {
                foreach (var wait in waits[check])
                {
                    await checks.WorkAsync();
                    await checks.AdvanceAsync(check, wait, cancellationToken);
                }

                await checks.WorkAsync();
            });
        }
    }

    [Fact]
    public async Task Moments_come_in_their_order_whoever_waits_for_them()
    {
        await checks.RunAsync(8, ["late", "early", "twice"], async (check, cancellationToken) =>
        {
            foreach (var minutes in check switch { "late" => new[] { 90 }, "early" => [10], _ => [60, 60] })
            {
                await checks.AdvanceAsync(check, TimeSpan.FromMinutes(minutes), cancellationToken);
                checks.Told.Enqueue($"{check} {(checks.Clock.Now - MovingChecks.StandingClock.Start).TotalMinutes}");
            }
        });

        Assert.Equal(["early 10", "twice 60", "late 90", "twice 120"], checks.Told);
    }

    [Fact]
    public async Task The_clock_is_moved_once_for_moments_that_lie_close_together()
    {
        await checks.RunAsync(8, ["60", "61", "63", "80"], (check, cancellationToken) => checks.AdvanceAsync(check, TimeSpan.FromSeconds(int.Parse(check, System.Globalization.CultureInfo.InvariantCulture)), cancellationToken));

        Assert.Equal([63, 80], checks.Clock.Moves);
    }

    [Fact]
    public async Task The_clock_waits_for_one_that_works()
    {
        using var waits = new SemaphoreSlim(0);

        await checks.RunAsync(8, ["waits", "works"], async (check, cancellationToken) =>
        {
            if (check == "waits")
            {
                var wait = checks.AdvanceAsync(check, TimeSpan.FromHours(2), cancellationToken);
                waits.Release();
                await wait;
                checks.Told.Enqueue(check);
                return;
            }

            await waits.WaitAsync(cancellationToken);
            await checks.WorkAsync();
            Assert.Equal(MovingChecks.StandingClock.Start, checks.Clock.Now);
            checks.Told.Enqueue(check);
        });

        Assert.Equal(["works", "waits"], checks.Told);
    }

    [Fact]
    public async Task Who_waits_leaves_the_lane_to_others_but_for_one_at_a_time()
    {
        await checks.RunAsync(2, ["A", "B", "C"], TellAsync);
        await checks.RunAsync(1, ["D", "E"], TellAsync);

        Assert.Equal(["A begins", "B begins", "C begins"], checks.Told.Take(3).Order());
        Assert.Equal(["D begins", "D ends", "E begins", "E ends"], checks.Told.Skip(6));

        async Task TellAsync(string check, CancellationToken cancellationToken)
        {
            checks.Told.Enqueue($"{check} begins");
            await checks.AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken);
            checks.Told.Enqueue($"{check} ends");
        }
    }

    [Fact]
    public async Task A_moment_that_comes_by_itself_is_not_moved_to()
    {
        var flowing = new WaitingRoom(new TargetClock(TimeProvider.System));
        await new Scheduler(8, flowing).RunAsync(
            [MovingChecks.Of("waits"), MovingChecks.Of("works")],
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
}
