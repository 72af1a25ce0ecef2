namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I12: what a dispute decided for the payer asks for was refunded, once, and no other dispute moved money.</summary>
internal sealed class DisputesRefunded : IInvariant
{
    private const string Claim = "each dispute for the payer has one refund of its amount and no other has one, what open disputes ask for is not paid back, and their history tells their state";

    private const string Unrefunded = """
        SELECT d.id FROM @disputes d WHERE d.status IN ('Accepted', 'Upheld') AND NOT EXISTS (
            SELECT 1 FROM @transfers t WHERE t.id = d.transfer_id AND t.tenant = d.tenant AND t.kind = 'Refund'
              AND t.original_transfer_id = d.original_transfer_id AND t.currency = d.currency AND t.amount = d.amount AND t.posted_at >= d.opened_at)
        """;

    private const string Half = "SELECT id FROM @disputes WHERE status NOT IN ('Accepted', 'Upheld') AND transfer_id IS NOT NULL";

    private const string Shared = "SELECT transfer_id, count(*) FROM @disputes WHERE transfer_id IS NOT NULL GROUP BY transfer_id HAVING count(*) > 1";

    private const string Between = """
        SELECT d.id FROM @disputes d WHERE NOT EXISTS (
            SELECT 1 FROM @transfers t JOIN @accounts payer ON payer.id = t.debtor_account_id JOIN @accounts payee ON payee.id = t.creditor_account_id
            WHERE t.id = d.original_transfer_id AND t.tenant = d.tenant AND t.kind = 'Payment' AND t.currency = d.currency AND payer.owner = d.payer AND payee.owner = d.payee)
        """;

    private const string Above = """
        SELECT t.id, t.amount, coalesce(b.total, 0), d.total FROM @transfers t
        JOIN (SELECT original_transfer_id, sum(amount) AS total FROM @disputes WHERE status IN ('Opened', 'Contested') GROUP BY original_transfer_id) d ON d.original_transfer_id = t.id
        LEFT JOIN (SELECT original_transfer_id, sum(amount) AS total FROM @transfers WHERE original_transfer_id IS NOT NULL GROUP BY original_transfer_id) b ON b.original_transfer_id = t.id
        WHERE coalesce(b.total, 0) + d.total > t.amount
        """;

    private const string Again = "SELECT original_transfer_id, count(*) FROM @disputes WHERE status IN ('Opened', 'Contested', 'Rejected') GROUP BY original_transfer_id HAVING count(*) > 1";

    private const string Untold = """
        SELECT d.id, d.status FROM @disputes d
        WHERE (SELECT count(*) FROM @dispute_steps s WHERE s.dispute_id = d.id AND s.number = 1 AND s.act = 'Opened') <> 1
          OR NOT EXISTS (SELECT 1 FROM @dispute_steps s WHERE s.dispute_id = d.id AND s.act = d.status AND s.number = (SELECT max(l.number) FROM @dispute_steps l WHERE l.dispute_id = d.id))
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Unrefunded, row => $"dispute {row.Id(0)}: is decided for the payer, and no refund paid what it asks for", cancellationToken);
        await ledger.ReportAsync(faults, Half, row => $"dispute {row.Id(0)}: has a refund and is not decided for the payer", cancellationToken);
        await ledger.ReportAsync(faults, Shared, row => $"refund {row.Id(0)}: ended {row.Text(1)} disputes", cancellationToken);
        await ledger.ReportAsync(faults, Between, row => $"dispute {row.Id(0)}: is about no payment between its parties", cancellationToken);
        await ledger.ReportAsync(faults, Above, row => $"transfer {row.Id(0)}: paid {row.Text(1)}, of which {row.Text(2)} is paid back and {row.Text(3)} is disputed", cancellationToken);
        await ledger.ReportAsync(faults, Again, row => $"transfer {row.Id(0)}: has {row.Text(1)} disputes that are open or rejected", cancellationToken);
        await ledger.ReportAsync(faults, Untold, row => $"dispute {row.Id(0)}: its history does not end as {row.Text(1)}", cancellationToken);
        return new Finding("I12", Claim, faults);
    }
}
