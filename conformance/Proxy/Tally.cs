using System.Collections.Concurrent;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>What came to pass so far.</summary>
public sealed class Tally
{
    private readonly ConcurrentQueue<Finding> findings = new();
    private readonly ConcurrentDictionary<string, int> operations = new(StringComparer.Ordinal);
    private int outside;

    /// <summary>Everything that is wrong, in the order in which it passed.</summary>
    public IReadOnlyList<Finding> Findings => [.. findings];

    /// <summary>How often each operation was judged.</summary>
    public IReadOnlyDictionary<string, int> Operations => operations;

    /// <summary>Requests to addresses that belong to no block; they are passed on, and say nothing.</summary>
    public int Outside => outside;

    /// <summary>An error is worse than a breach, and a breach than nothing judged at all.</summary>
    public int ExitCode => findings switch
    {
        _ when findings.Any(finding => finding.Kind == FindingKind.Error) => ExitCodes.EngineError,
        _ when !findings.IsEmpty => ExitCodes.NotConformant,
        _ when operations.IsEmpty => ExitCodes.Partial,
        _ => ExitCodes.Conformant,
    };

    internal void Pass() => Interlocked.Increment(ref outside);

    internal void Judged(string operation) => operations.AddOrUpdate(operation, 1, (_, count) => count + 1);

    internal void Add(Finding finding) => findings.Enqueue(finding);
}
