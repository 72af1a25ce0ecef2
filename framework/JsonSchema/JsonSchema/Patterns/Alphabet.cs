using System.Text;

namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>Gives each group of code points that a pattern cannot tell apart one letter, so that the engine sees one UTF-16 unit for every code point.</summary>
/// <remarks>
/// This makes <c>.</c> and negated classes right beyond the basic plane, keeps automata small, and hides what .NET means by
/// <c>$</c>, <c>\d</c> or <c>\w</c>.
/// </remarks>
internal sealed class Alphabet
{
    private const int MaxLetters = 4096;
    private const int LowWordLetters = 'Z' - 'A' + 1;
    private const int LowOtherLetters = '\u001F' - '\u000E' + 1;

    private readonly int[] starts;
    private readonly char[] letters;
    private readonly char[] ascii = new char[128];
    private readonly Dictionary<CodePointSet, string> classes = [];

    public Alphabet(IEnumerable<CodePointSet> used)
    {
        CodePointSet[] sets = [CodePointSet.Words, .. used.Where(set => set != CodePointSet.Words).Distinct()];
        starts = [.. sets.SelectMany(set => set.Ranges).SelectMany(range => (int[])[range.First, range.Last + 1]).Append(0).Distinct().Order()];
        letters = new char[starts.Length];
        var byMembership = new Dictionary<string, char>(StringComparer.Ordinal);
        var members = sets.ToDictionary(set => set, _ => new SortedSet<char>());
        var next = new int[sets.Length];
        for (var index = 0; index < starts.Length; index++)
        {
            var membership = Membership(sets, next, starts[index]);
            letters[index] = LetterFor(membership, byMembership);
            for (var set = 0; set < sets.Length; set++)
            {
                if (membership[set] == '1')
                {
                    members[sets[set]].Add(letters[index]);
                }
            }
        }

        for (var point = 0; point < ascii.Length; point++)
        {
            ascii[point] = Search(point);
        }

        foreach (var set in sets)
        {
            classes[set] = WriteClass(members[set]);
        }
    }

    /// <summary>The .NET class that stands for a set given to the constructor.</summary>
    public string ClassOf(CodePointSet set) => classes[set];

    public char LetterOf(int point) => point < ascii.Length ? ascii[point] : Search(point);

    // Sets are walked alongside the sorted starts: each range is looked at once.
    private static string Membership(CodePointSet[] sets, int[] next, int point)
    {
        var membership = new StringBuilder(sets.Length);
        for (var index = 0; index < sets.Length; index++)
        {
            var ranges = sets[index].Ranges;
            while (next[index] < ranges.Count && ranges[next[index]].Last < point)
            {
                next[index]++;
            }

            var inside = next[index] < ranges.Count && ranges[next[index]].First <= point;
            membership.Append(inside ? '1' : '0');
        }

        return membership.ToString();
    }

    private static char LetterFor(string membership, Dictionary<string, char> known)
    {
        if (known.TryGetValue(membership, out var letter))
        {
            return letter;
        }

        if (known.Count >= MaxLetters)
        {
            throw new PatternRefusedException("it tells too many kinds of characters apart.");
        }

        // The set of word characters is the first one.
        letter = LetterAt(known.Count, isWord: membership[0] == '1');
        known.Add(membership, letter);
        return letter;
    }

    // .NET's \b asks whether a letter is a word character: Latin letters and ideographs are, control and private use characters are not. Low ones
    // come first, because the engine makes a table of every pattern up to its highest letter.
    private static char LetterAt(int place, bool isWord) => isWord
        ? (char)((place < LowWordLetters ? 'A' : '一') + place)
        : (char)((place < LowOtherLetters ? '\u000E' : '\uE000') + place);

    // An empty class matches nothing; .NET has no shorter way to say it.
    private static string WriteClass(SortedSet<char> members) =>
        members.Count == 0 ? @"[^\u0000-\uFFFF]" : $"[{string.Concat(members)}]";

    private char Search(int point)
    {
        var found = Array.BinarySearch(starts, point);
        return letters[found >= 0 ? found : ~found - 1];
    }
}
