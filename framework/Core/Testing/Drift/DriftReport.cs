namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>Collects differences, each once.</summary>
internal sealed class DriftReport
{
    private readonly List<string> sentences = [];

    public IReadOnlyList<string> Sentences => sentences;

    public void Same(string where, string fact, string? said, string? done)
    {
        if (said != done)
        {
            Add($"{where}: {fact} is {said ?? "absent"} in the specification, {done ?? "absent"} in the code");
        }
    }

    /// <summary>Compares two sets of named things and returns what both have.</summary>
    public IEnumerable<(string Name, T Said, T Done)> Both<T>(string where, string kind, IReadOnlyDictionary<string, T> said, IReadOnlyDictionary<string, T> done)
    {
        foreach (var name in said.Keys.Except(done.Keys))
        {
            Add($"{where}: {kind} {name} is in the specification only");
        }

        foreach (var name in done.Keys.Except(said.Keys))
        {
            Add($"{where}: {kind} {name} is in the code only");
        }

        return said.Where(pair => done.ContainsKey(pair.Key)).Select(pair => (pair.Key, pair.Value, done[pair.Key]));
    }

    private void Add(string sentence)
    {
        if (!sentences.Contains(sentence))
        {
            sentences.Add(sentence);
        }
    }
}
