using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>Reads the chains of a block from end to end and recomputes them; the store may be in use meanwhile.</summary>
public static class AuditVerifier
{
    /// <summary>Verifies every chain of the block.</summary>
    /// <param name="context">The block's context, of any tenant.</param>
    /// <param name="known">Heads of earlier reports that were kept elsewhere; without them a chain rewritten to its end passes.</param>
    public static async Task<AuditReport> VerifyAsync(
        BlockDbContext context, IReadOnlyCollection<AuditMark> known, CancellationToken cancellationToken)
    {
        // The heads before and after: each record read in between lies, with its head, before the later ones.
        var before = await HeadsAsync(context, cancellationToken);
        var walks = new Dictionary<string, ChainWalk>(StringComparer.Ordinal);
        var records = context.Set<AuditRecord>().IgnoreQueryFilters().AsNoTracking().OrderBy(record => record.Tenant).ThenBy(record => record.Sequence);
        await foreach (var record in records.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!walks.TryGetValue(record.Tenant, out var walk))
            {
                walks[record.Tenant] = walk = new ChainWalk(context.Block, record.Tenant, Marks(record.Tenant, before, known));
            }

            walk.Visit(record);
        }

        var after = await HeadsAsync(context, cancellationToken);
        foreach (var tenant in before.Concat(known).Select(mark => mark.Tenant).Where(tenant => !walks.ContainsKey(tenant)).Distinct().ToList())
        {
            walks[tenant] = new ChainWalk(context.Block, tenant, Marks(tenant, before, known));
        }

        var faults = walks.Values.SelectMany(walk => walk.End(after.FirstOrDefault(mark => mark.Tenant == walk.Tenant))).ToList();
        return new AuditReport(context.Block, walks.Values.Sum(walk => walk.Records), before, faults);
    }

    private static ChainMarks Marks(string tenant, IEnumerable<AuditMark> heads, IEnumerable<AuditMark> known) => new(
        heads.FirstOrDefault(mark => mark.Tenant == tenant),
        known.Where(mark => mark.Tenant == tenant && mark.Sequence > 0).ToDictionary(mark => mark.Sequence, mark => mark.Hash));

    private static async Task<List<AuditMark>> HeadsAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        var heads = await context.Set<AuditHead>().AsNoTracking().OrderBy(head => head.Tenant).ToListAsync(cancellationToken);
        return heads.Select(head => new AuditMark(head.Tenant, head.Sequence, head.Hash)).ToList();
    }
}
