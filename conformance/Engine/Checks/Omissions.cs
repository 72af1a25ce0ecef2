namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>What one attempt of a check left out of what it judges, because the server declares not to offer it.</summary>
internal sealed class Omissions
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private UndeclaredException? last;
    private bool isJudged;

    /// <summary>Operations and blocks, in the order of their names.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. names];
            }
        }
    }

    /// <summary>Why nothing at all was judged; <see langword="null"/> when a part was, or none was left out.</summary>
    public UndeclaredException? Nothing => isJudged ? null : last;

    public void Judged() => isJudged = true;

    public void Add(UndeclaredException missing)
    {
        last = missing;
        Add([missing.Name]);
    }

    public void Add(IEnumerable<string> left)
    {
        lock (gate)
        {
            names.UnionWith(left);
        }
    }
}
