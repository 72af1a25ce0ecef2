namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I13: what is on its way out stands on the transit accounts, and each outward transfer that has ended moved on or back, with what was owed.</summary>
internal sealed class OutwardsEnd : IInvariant
{
    private const string Claim = "transit accounts hold what open outward transfers moved there, each that has ended moved on or back once, and each late report paid its days";

    private const string Transit = """
        SELECT a.id, a.balance, coalesce(o.total, 0) FROM @accounts a
        LEFT JOIN (SELECT transit_account_id, sum(amount) AS total FROM @outward_payments WHERE status = 'Acknowledged' GROUP BY transit_account_id) o ON o.transit_account_id = a.id
        WHERE a.kind = 'Transit' AND a.balance <> coalesce(o.total, 0)
        """;

    private const string Unmoved = """
        SELECT o.id FROM @outward_payments o WHERE NOT EXISTS (
            SELECT 1 FROM @transfers t JOIN @accounts d ON d.id = t.debtor_account_id JOIN @accounts c ON c.id = t.creditor_account_id
            WHERE t.id = o.id AND t.tenant = o.tenant AND t.kind = 'Outward' AND t.currency = o.currency AND t.amount = o.amount AND d.id = o.debtor_account_id
              AND c.id = o.transit_account_id AND c.kind = 'Transit' AND c.participant = o.participant AND d.owner = o.payer AND c.owner = o.reporter)
        """;

    private const string Unended = """
        SELECT o.id, o.status FROM @outward_payments o WHERE o.status <> 'Acknowledged' AND NOT EXISTS (
            SELECT 1 FROM @transfers t JOIN @accounts c ON c.id = t.creditor_account_id
            WHERE t.id = o.final_transfer_id AND t.tenant = o.tenant AND t.original_transfer_id = o.id AND t.debtor_account_id = o.transit_account_id AND t.currency = o.currency AND t.amount = o.amount
              AND ((o.status = 'Credited' AND t.kind = 'Forward' AND c.owner = o.reporter AND c.participant = o.participant)
                OR (o.status = 'Returned' AND t.kind = 'Return' AND c.id = o.debtor_account_id)))
        """;

    private const string Unpaid = """
        SELECT o.id, o.days_late, o.per_day FROM @outward_payments o WHERE o.days_late > 0 AND NOT EXISTS (
            SELECT 1 FROM @transfers t JOIN @accounts d ON d.id = t.debtor_account_id
            WHERE t.id = o.compensation_transfer_id AND t.tenant = o.tenant AND t.kind = 'Compensation' AND t.original_transfer_id = o.id AND t.creditor_account_id = o.debtor_account_id
              AND t.currency = o.currency AND t.amount = o.days_late * o.per_day AND d.owner = o.reporter AND d.participant = o.participant)
        """;

    // Money of an outward transfer that its row does not name, as a second return would be.
    private const string Stray = """
        SELECT t.id, t.kind FROM @transfers t
        WHERE (t.kind = 'Outward' AND NOT EXISTS (SELECT 1 FROM @outward_payments o WHERE o.id = t.id))
           OR (t.kind IN ('Forward', 'Return') AND NOT EXISTS (SELECT 1 FROM @outward_payments o WHERE o.final_transfer_id = t.id))
           OR (t.kind = 'Compensation' AND NOT EXISTS (SELECT 1 FROM @outward_payments o WHERE o.compensation_transfer_id = t.id AND o.days_late > 0))
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Transit, row => $"transit account {row.Id(0)}: holds {row.Text(1)}, and {row.Text(2)} is on its way", cancellationToken);
        await ledger.ReportAsync(faults, Unmoved, row => $"outward transfer {row.Id(0)}: no transfer moved its amount from its payer to its participant", cancellationToken);
        await ledger.ReportAsync(faults, Unended, row => $"outward transfer {row.Id(0)}: is {row.Text(1)}, and no transfer moved its amount so", cancellationToken);
        await ledger.ReportAsync(faults, Miscounted(ledger.IsPostgreSql), row => $"outward transfer {row.Id(0)}: was reported {row.Text(1)} days late, and its days say otherwise", cancellationToken);
        await ledger.ReportAsync(faults, Unpaid, row => $"outward transfer {row.Id(0)}: owed {row.Text(1)} days of {row.Text(2)}, and no transfer paid that", cancellationToken);
        await ledger.ReportAsync(faults, Stray, row => $"transfer {row.Id(0)}: is of kind {row.Text(1)}, and no outward transfer names it", cancellationToken);
        return new Finding("I13", Claim, faults);
    }

    /// <summary>The days of a report against its day and the last one; while nothing is reported there are none.</summary>
    private static string Miscounted(bool onPostgreSql)
    {
        var days = onPostgreSql ? "(reported_on - last_day)" : "CAST(julianday(reported_on) - julianday(last_day) AS INTEGER)";
        return $"SELECT id, days_late FROM @outward_payments WHERE days_late <> CASE WHEN reported_on IS NULL OR {days} < 0 THEN 0 ELSE {days} END";
    }
}
