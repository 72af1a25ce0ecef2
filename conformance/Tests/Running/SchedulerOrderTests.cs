using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>What an order holds, and how a run ends that does not come to its end.</summary>
public sealed class SchedulerOrderTests
{
    [Fact]
    public void Checks_that_share_are_shuffled_too()
    {
        List<Check> checks = [.. Enumerable.Range(10, 50).Select(number => Of($"{number}"))];

        Assert.NotEqual(Scheduler.Shuffle(checks, 1), Scheduler.Shuffle(checks, 2));
        Assert.NotEqual(checks, Scheduler.Shuffle(checks, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_check_stands_in_the_order_once_whatever_blocks_it_needs(int blocks)
    {
        List<Check> checks = [.. "ABC".Select(id => Of($"{id}", blocks))];

        Assert.Equal(["A", "B", "C"], Scheduler.Shuffle(checks, 1).Select(check => check.Id).Order());
    }

    [Fact]
    public async Task A_run_that_is_broken_off_begins_nothing()
    {
        var begun = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(() => new Scheduler(1, new WaitingRoom(new TargetClock(TimeProvider.System))).RunAsync([Of("A")], (_, _) => Task.FromResult(begun++), new CancellationToken(canceled: true)));

        Assert.Equal(0, begun);
    }

    [Fact]
    public async Task When_one_throws_the_others_are_stopped_and_waited_for()
    {
        var (both, ended) = (new TaskCompletionSource(), false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new Scheduler(2, new WaitingRoom(new TargetClock(TimeProvider.System))).RunAsync(
            [Of("throws"), Of("waits")],
            async (check, stop) =>
            {
                if (check.Id == "throws")
                {
                    await both.Task;
                    throw new InvalidOperationException();
                }

                both.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await Task.Delay(20, CancellationToken.None);
                ended = true;
            },
            TestContext.Current.CancellationToken));

        Assert.True(ended);
    }

    private static Check Of(string id, int blocks = 0) =>
        new() { Id = id, Title = id, Requirements = ["THG-1.1"], Blocks = [.. Enumerable.Range(0, blocks).Select(number => $"b{number}")], Touches = Touches.OwnThings, Body = _ => Task.CompletedTask };
}
