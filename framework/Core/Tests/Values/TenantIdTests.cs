using DigitalIndiaStack.Core.Time;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Core.Tests.Values;

public sealed class TenantIdTests
{
    [Theory]
    [InlineData("ke", true)]
    [InlineData("in-mh2", true)]
    [InlineData("KE", false)]
    [InlineData("", false)]
    [InlineData("2ke", false)]
    [InlineData("ke/../ma", false)]
    [InlineData("ke\n", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData(null, false)]
    public void Only_a_short_plain_name_is_a_tenant(string? text, bool good) =>
        Assert.Equal(good, TenantId.TryParse(text, out _));

    [Fact]
    public void A_new_id_carries_the_time_of_the_clock()
    {
        var clock = new AdjustableTimeProvider();
        var before = Make<SampleId>(clock);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.True(string.CompareOrdinal(before.Value.ToString(), Make<SampleId>(clock).Value.ToString()) < 0);
        Assert.Equal(7, before.Value.Version);
    }

    [Fact]
    public void The_adjustable_clock_never_runs_backwards()
    {
        var clock = new AdjustableTimeProvider();
        clock.Advance(TimeSpan.FromHours(2));

        Assert.True(clock.GetUtcNow() - TimeProvider.System.GetUtcNow() > TimeSpan.FromMinutes(119));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
        Parallel.For(0, 1_000, _ => clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(8_200), clock.Offset);
        clock.Reset();
        Assert.Equal(TimeSpan.Zero, clock.Offset);
    }

    private static T Make<T>(TimeProvider clock)
        where T : struct, IStrongId<T> => T.Make(clock);

    private readonly record struct SampleId(Guid Value) : IStrongId<SampleId>
    {
        public static SampleId From(Guid value) => new(value);
    }
}
