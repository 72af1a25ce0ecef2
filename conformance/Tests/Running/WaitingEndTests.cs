namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Whatever becomes of a check that waits for a moment, it keeps nobody else waiting.</summary>
public sealed class WaitingEndTests
{
    private readonly MovingChecks checks = new();

    [Fact]
    public async Task Whoever_cannot_move_the_clock_leaves_it_to_the_next()
    {
        await checks.RunAsync(8, ["A", "B"], async (check, cancellationToken) =>
        {
            try
            {
                using var turn = await checks.Room.WaitAsync(check, checks.Clock.Now + TimeSpan.FromMinutes(check == "A" ? 10 : 20), cancellationToken);
                throw new InvalidOperationException($"{check} {checks.Clock.Now - MovingChecks.StandingClock.Start}");
            }
            catch (InvalidOperationException refused)
            {
                checks.Told.Enqueue(refused.Message);
            }
        });

        Assert.Equal(["A 00:00:00", "B 00:00:00"], checks.Told);
    }

    [Fact]
    public async Task Who_gives_up_is_waited_for_no_more()
    {
        await checks.RunAsync(8, ["impatient", "other"], async (check, cancellationToken) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (check == "other")
            {
                await checks.AdvanceAsync(check, TimeSpan.FromHours(9), cancellationToken);
                return;
            }

            await limit.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => checks.AdvanceAsync(check, TimeSpan.FromHours(1), limit.Token));
        });

        Assert.Equal([9 * 3600], checks.Clock.Moves);
    }

    [Fact]
    public async Task A_run_that_is_broken_off_leaves_nobody_waiting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = checks.RunAsync(8, ["A", "B", "C"], async (check, cancellationToken) =>
        {
            if (check != "C")
            {
                await checks.AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken);
            }
            else
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Empty(checks.Clock.Moves);
        Assert.Equal(0, checks.Room.Waiting);
    }

    [Fact]
    public async Task A_check_that_throws_ends_all_that_wait()
    {
        var run = checks.RunAsync(8, ["A", "B"], (check, cancellationToken) => check == "A" ? checks.AdvanceAsync(check, TimeSpan.FromHours(1), cancellationToken) : throw new InvalidOperationException("over"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(0, checks.Room.Waiting);
    }

    [Fact]
    public async Task A_check_waits_for_one_moment_at_a_time()
    {
        using var stop = new CancellationTokenSource();
        var first = checks.Room.WaitAsync("A", checks.Clock.Now + TimeSpan.FromHours(1), stop.Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => checks.Room.WaitAsync("A", checks.Clock.Now + TimeSpan.FromHours(2), stop.Token));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }
}
