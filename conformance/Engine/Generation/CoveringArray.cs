namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Few rows in which any two levels of any two factors meet at least once, instead of every combination.</summary>
public static class CoveringArray
{
    /// <summary>Makes the rows, each a level for each factor; greedy, and the same for the same chance.</summary>
    /// <param name="levels">How many levels each factor has, one at least.</param>
    /// <param name="random">Decides where several choices are as good.</param>
    public static IReadOnlyList<int[]> Pairs(IReadOnlyList<int> levels, Random random)
    {
        if (levels.Count == 1)
        {
            return [.. Enumerable.Range(0, levels[0]).Select(level => new[] { level })];
        }

        var open = new HashSet<(int First, int Level, int Second, int Other)>(AllPairs(levels));
        var rows = new List<int[]>();
        while (open.Count > 0)
        {
            var row = Start(levels, open);
            foreach (var factor in Shuffled(levels.Count, random).Where(factor => row[factor] < 0))
            {
                row[factor] = Shuffled(levels[factor], random).MaxBy(level => Gain(row, factor, level, open));
            }

            open.RemoveWhere(pair => row[pair.First] == pair.Level && row[pair.Second] == pair.Other);
            rows.Add(row);
        }

        return rows;
    }

    private static int[] Start(IReadOnlyList<int> levels, HashSet<(int First, int Level, int Second, int Other)> open)
    {
        var row = Enumerable.Repeat(-1, levels.Count).ToArray();
        var pair = open.Min();
        (row[pair.First], row[pair.Second]) = (pair.Level, pair.Other);
        return row;
    }

    private static int Gain(int[] row, int factor, int level, HashSet<(int First, int Level, int Second, int Other)> open) =>
        Enumerable.Range(0, row.Length).Count(other => other != factor && row[other] >= 0
            && open.Contains(other < factor ? (other, row[other], factor, level) : (factor, level, other, row[other])));

    private static IEnumerable<(int First, int Level, int Second, int Other)> AllPairs(IReadOnlyList<int> levels) =>
        from first in Enumerable.Range(0, levels.Count)
        from second in Enumerable.Range(first + 1, levels.Count - first - 1)
        from level in Enumerable.Range(0, levels[first])
        from other in Enumerable.Range(0, levels[second])
        select (first, level, second, other);

    private static int[] Shuffled(int count, Random random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }
}
