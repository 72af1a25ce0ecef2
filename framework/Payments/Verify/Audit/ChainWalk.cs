namespace DigitalIndiaStack.Payments.Verify.Audit;

/// <summary>Walks along the chains, record by record, with one record in hand.</summary>
/// <param name="kept">Heads of an earlier report.</param>
internal sealed class ChainWalk(IReadOnlyList<AuditHead> heads, IReadOnlyList<AuditHead> kept, Faults faults)
{
    private static readonly string Start = new('0', 64);
    private readonly HashSet<AuditHead> met = [];
    private readonly HashSet<string> walked = new(StringComparer.Ordinal);
    private AuditLine? last;

    public long Records { get; private set; }

    public void Visit(AuditLine line)
    {
        Records++;
        if (last?.Tenant != line.Tenant)
        {
            End();
            walked.Add(line.Tenant);
        }

        var place = $"audit record {line.Sequence} of tenant {line.Tenant}";
        if (line.Sequence != (last?.Sequence ?? 0) + 1)
        {
            faults.Add($"{place}: {(last?.Sequence ?? 0) + 1} to {line.Sequence - 1} before it are gone");
        }
        else if (line.PreviousHash != (last?.Hash ?? Start))
        {
            faults.Add($"{place}: does not follow the one before it");
        }

        if (line.Computed != line.Hash)
        {
            faults.Add($"{place}: does not have its hash");
        }

        met.UnionWith(kept.Where(head => head.Tenant == line.Tenant && head.Sequence == line.Sequence && head.Hash == line.Hash));
        last = line;
    }

    /// <summary>Closes the walk.</summary>
    public void Finish()
    {
        End();
        foreach (var head in heads.Where(head => head.Sequence > 0 && !walked.Contains(head.Tenant)))
        {
            faults.Add($"audit of tenant {head.Tenant}: all {head.Sequence} records are gone");
        }

        foreach (var head in kept.Where(head => !met.Contains(head)))
        {
            faults.Add($"audit of tenant {head.Tenant}: does not lead through the kept head at {head.Sequence}; it was rewritten or cut");
        }
    }

    private void End()
    {
        if (last is null)
        {
            return;
        }

        var head = heads.FirstOrDefault(head => head.Tenant == last.Tenant);
        if (head?.Sequence != last.Sequence || head.Hash != last.Hash)
        {
            faults.Add($"audit of tenant {last.Tenant}: ends at {last.Sequence}, its head says {head?.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}{(head?.Sequence == last.Sequence ? " with another hash" : "")}");
        }

        last = null;
    }
}
