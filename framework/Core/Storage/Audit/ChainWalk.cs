using DigitalIndiaStack.Core.Storage.Model;

namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>What a chain is held against: its head before the walk, and hashes kept elsewhere by their place.</summary>
internal sealed record ChainMarks(AuditMark? Head, IReadOnlyDictionary<long, string> Known);

/// <summary>Walks along one tenant's chain, record by record.</summary>
internal sealed class ChainWalk(string block, string tenant, ChainMarks marks)
{
    private readonly List<AuditFault> faults = [];
    private long last;
    private string? lastHash = AuditChain.Start;
    private int marksMet;

    public string Tenant => tenant;

    public long Records { get; private set; }

    public void Visit(AuditRecord record)
    {
        Records++;
        if (record.Sequence != last + 1)
        {
            // What was there is unknown, so the record after the gap cannot be held against it.
            Report(last + 1, AuditFaultKind.Missing);
            lastHash = null;
        }

        if (AuditHash.Of(block, record) != record.Hash)
        {
            Report(record.Sequence, AuditFaultKind.Altered);
        }
        else if (lastHash is not null && record.PreviousHash != lastHash)
        {
            Report(record.Sequence, AuditFaultKind.Unlinked);
        }

        CheckMarks(record);
        last = record.Sequence;
        lastHash = record.Hash;
    }

    /// <summary>Closes the walk.</summary>
    /// <param name="head">The head after the walk; records beyond it were never added by the store.</param>
    public IReadOnlyList<AuditFault> End(AuditMark? head)
    {
        if (last < marks.Head?.Sequence)
        {
            Report(last + 1, AuditFaultKind.Missing);
        }

        if (head is null)
        {
            Report(last, AuditFaultKind.HeadAltered);
        }
        else if (last > head.Sequence)
        {
            Report(head.Sequence + 1, AuditFaultKind.BeyondHead);
        }

        if (marksMet < marks.Known.Count)
        {
            Report(marks.Known.Keys.Max(), AuditFaultKind.Rewritten);
        }

        return faults;
    }

    private void CheckMarks(AuditRecord record)
    {
        if (record.Sequence == marks.Head?.Sequence && record.Hash != marks.Head.Hash)
        {
            Report(record.Sequence, AuditFaultKind.HeadAltered);
        }

        if (marks.Known.TryGetValue(record.Sequence, out var hash) && record.Hash == hash)
        {
            marksMet++;
        }
    }

    private void Report(long sequence, AuditFaultKind kind) => faults.Add(new AuditFault(tenant, sequence, kind));
}
