using System.Data.Common;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I8: what was collected is what the payer allowed: from whom, to whom, how much, how often and when.</summary>
internal sealed class CollectionsInMandate : IInvariant
{
    private const string Claim = "each collection is within its mandate: its accounts, its ceiling, its period";

    private const string Joined = "FROM @mandate_collections c JOIN @mandates m ON m.id = c.mandate_id JOIN @transfers t ON t.id = c.transfer_id";

    private const string Dangling = """
        SELECT c.transfer_id, c.mandate_id FROM @mandate_collections c
        WHERE NOT EXISTS (SELECT 1 FROM @mandates m WHERE m.id = c.mandate_id) OR NOT EXISTS (SELECT 1 FROM @transfers t WHERE t.id = c.transfer_id)
        """;

    private const string Elsewhere = $"""
        SELECT t.id, m.id {Joined}
        WHERE t.debtor_account_id <> m.debtor_account_id OR t.creditor_account_id <> m.creditor_account_id OR t.currency <> m.currency OR t.tenant <> m.tenant OR c.tenant <> m.tenant
        """;

    private const string AboveCeiling = $"SELECT t.id, m.id, t.amount, m.ceiling {Joined} WHERE t.amount > m.ceiling";

    private const string TooMany = """
        SELECT m.id, c.period_starts_on, count(*), m.collections_per_period FROM @mandate_collections c JOIN @mandates m ON m.id = c.mandate_id
        GROUP BY m.id, c.period_starts_on, m.collections_per_period HAVING count(*) > m.collections_per_period
        """;

    private const string Days = $"SELECT t.id, m.id, m.period, m.starts_on, m.ends_on, c.period_starts_on, t.posted_at {Joined}";

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Dangling, row => $"collection {row.Id(0)}: its transfer or its mandate {row.Id(1)} is not there", cancellationToken);
        await ledger.ReportAsync(faults, Elsewhere, row => $"collection {row.Id(0)}: is not between the accounts, or not in the currency, of its mandate {row.Id(1)}", cancellationToken);
        await ledger.ReportAsync(faults, AboveCeiling, row => $"collection {row.Id(0)}: {row.Text(2)} is above {row.Text(3)}, the ceiling of mandate {row.Id(1)}", cancellationToken);
        await ledger.ReportAsync(faults, TooMany, row => $"mandate {row.Id(0)}: {row.Text(2)} collections in the period of {row.Day(1):yyyy-MM-dd}, which may see {row.Text(3)}", cancellationToken);
        await foreach (var row in ledger.RowsAsync(Days, cancellationToken))
        {
            if (!IsInPeriod(row))
            {
                faults.Add($"collection {row.Id(0)}: is outside the period of {row.Day(5):yyyy-MM-dd} of mandate {row.Id(1)}");
            }
        }

        return new Finding("I8", Claim, faults);
    }

    // The days are those of the tenant's country, whose clock the tool does not know: it is within a day of UTC.
    private static bool IsInPeriod(DbDataReader row)
    {
        var (period, first, last, start) = (row.Text(2), row.Day(3), row.Day(4), row.Day(5));
        var posted = DateOnly.FromDateTime(row.Time(6));
        return MandatePeriod.After(period, first, start) is { } next && posted >= start.AddDays(-1) && posted <= (next <= last ? next : last.AddDays(1));
    }
}
