using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Tests.Fixture;
using DigitalIndiaStack.Core.Time;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>What a block remembers of proofs, in its process.</summary>
public sealed class ProofMemoryTests
{
    [Fact]
    public async Task A_full_memory_lets_nothing_through_twice()
    {
        var memory = new ProofMemory(new StandingClock()) { Capacity = 2 };

        Assert.True(await memory.TryRememberAsync("a", default, TestContext.Current.CancellationToken));
        Assert.True(await memory.TryRememberAsync("b", default, TestContext.Current.CancellationToken));
        Assert.False(await memory.TryRememberAsync("a", default, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await memory.TryRememberAsync("c", default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_memory_forgets_what_is_over_and_nothing_sooner()
    {
        var clock = new AdjustableTimeProvider();
        var memory = new ProofMemory(clock) { Capacity = 1 };

        Assert.True(await memory.TryRememberAsync("a", default, TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(70));
        Assert.False(await memory.TryRememberAsync("a", default, TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.True(await memory.TryRememberAsync("a", default, TestContext.Current.CancellationToken));
        clock.Reset();
        Assert.True(await memory.TryRememberAsync("b", default, TestContext.Current.CancellationToken));
    }
}
