using DigitalIndiaStack.Conformance.Engine.Generation;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

public sealed class CoveringArrayTests
{
    [Theory]
    [InlineData(1, new[] { 2, 3, 4 })]
    [InlineData(2, new[] { 12, 2, 2, 2, 3 })]
    [InlineData(3, new[] { 1, 1 })]
    [InlineData(4, new[] { 5 })]
    public void Any_two_levels_of_any_two_factors_meet(int seed, int[] levels)
    {
        var rows = CoveringArray.Pairs(levels, new Random(seed));

        for (var first = 0; first < levels.Length; first++)
        {
            for (var second = 0; second < levels.Length; second++)
            {
                var met = rows.Select(row => (row[first], row[second])).Distinct().Count();
                Assert.Equal(first == second ? levels[first] : levels[first] * levels[second], met);
            }
        }
    }

    [Fact]
    public void Few_rows_do_instead_of_every_combination() =>
        Assert.InRange(CoveringArray.Pairs([.. Enumerable.Repeat(3, 10)], new Random(1)).Count, 9, 30);

    [Fact]
    public void The_same_chance_gives_the_same_rows()
    {
        int[] levels = [4, 3, 2, 3];

        Assert.Equal(CoveringArray.Pairs(levels, new Random(5)), CoveringArray.Pairs(levels, new Random(5)));
    }
}
