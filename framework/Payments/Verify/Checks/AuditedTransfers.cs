using DigitalIndiaStack.Payments.Verify.Audit;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I5: each transfer was recorded once, and the record was not changed since.</summary>
/// <param name="file">A report that was kept elsewhere; without one, a chain rewritten to its end passes.</param>
internal sealed class AuditedTransfers(string? file) : IInvariant
{
    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var heads = await AuditHead.OfAsync(ledger, cancellationToken);
        var walk = new ChainWalk(heads, file is null ? [] : AuditHead.Of(file), faults);
        await foreach (var row in ledger.RowsAsync(AuditLine.Sql, cancellationToken))
        {
            walk.Visit(AuditLine.Of(row));
        }

        walk.Finish();
        await ledger.ReportAsync(faults, Unequal(ledger), row => $"{row.Text(1)} of tenant {row.Text(0)}: is there {row.Text(2)} times and recorded {row.Text(3)} times", cancellationToken);
        return new Finding("I5", "each transfer has one audit record, and the chain leads unbroken to its head", faults, Notes:
        [
            $"{walk.Records} audit records{(file is null ? "; keep the lines 'head' elsewhere and give them to the next run: --heads FILE" : ", through every head that was kept")}",
            .. heads.Select(head => head.ToString()),
        ]);
    }

    /// <summary>One sort of both sides together: a join would want an index on what the audit records are about.</summary>
    private static string Unequal(LedgerSnapshot ledger) => $"""
        SELECT tenant, resource, sum(posted), sum(recorded) FROM (
          SELECT tenant, 'transfer/' || {ledger.TextOf("id")} AS resource, 1 AS posted, 0 AS recorded FROM @transfers
          UNION ALL
          SELECT tenant, resource, 0, 1 FROM @audit_records WHERE action = 'transfer.post') AS both_sides
        GROUP BY tenant, resource HAVING sum(posted) <> 1 OR sum(recorded) <> 1
        """;
}
