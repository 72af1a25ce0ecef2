namespace DigitalIndiaStack.Payments.Verify;

/// <summary>What breaks an invariant: the first of it in words, all of it counted, so that a ledger broken a million times still fits.</summary>
internal sealed class Faults
{
    /// <summary>How many are kept in words.</summary>
    public const int Shown = 20;

    private readonly List<string> first = [];

    public long Count { get; private set; }

    public IReadOnlyList<string> First => first;

    public void Add(string fault)
    {
        Count++;
        if (first.Count < Shown)
        {
            first.Add(fault);
        }
    }
}
