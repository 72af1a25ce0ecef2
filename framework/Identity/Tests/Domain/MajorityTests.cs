using CsCheck;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Tests.Domain;

/// <summary>When somebody is of age (IDN-14.24).</summary>
public sealed class MajorityTests
{
    [Theory]
    [InlineData("2008-02-29", "2026-03-01")]
    [InlineData("2008-02-28", "2026-02-28")]
    [InlineData("2008-03-01", "2026-03-01")]
    [InlineData("2008-12-31", "2026-12-31")]
    public void It_is_the_eighteenth_birthday(string birth, string majority) =>
        Assert.Equal(DateOnly.ParseExact(majority, "yyyy-MM-dd", null), Majority.Of(DateOnly.ParseExact(birth, "yyyy-MM-dd", null)));

    [Fact]
    public void Nobody_is_of_age_a_day_before_their_eighteenth_birthday() =>
        Gen.Int[0, 60_000].Sample(day =>
        {
            var birth = new DateOnly(1860, 1, 1).AddDays(day);
            var majority = Majority.Of(birth);
            Assert.Equal(18, AgeOn(birth, majority));
            Assert.Equal(17, AgeOn(birth, majority.AddDays(-1)));
        });

    // Counted as people count: a year is full when month and day are reached.
    private static int AgeOn(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
}
