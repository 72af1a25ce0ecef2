namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I10: what participants owe one another is what was paid between them, each transfer once.</summary>
internal sealed class WindowsSettle : IInvariant
{
    private const string Claim = "each transfer between participants is counted in one window, the nets of a window are the sum of its transfers, and they sum to zero";

    private const string Uncounted = """
        SELECT t.id FROM @transfers t JOIN @accounts d ON d.id = t.debtor_account_id JOIN @accounts c ON c.id = t.creditor_account_id
        WHERE d.participant <> c.participant AND NOT EXISTS (
            SELECT 1 FROM @settlement_entries e JOIN @settlement_windows w ON w.id = e.window_id AND w.tenant = e.tenant
            WHERE e.transfer_id = t.id AND e.tenant = t.tenant AND e.currency = t.currency AND e.amount = t.amount AND e.debtor_participant = d.participant AND e.creditor_participant = c.participant)
        """;

    private const string Invented = """
        SELECT e.transfer_id, e.window_id FROM @settlement_entries e WHERE NOT EXISTS (
            SELECT 1 FROM @transfers t JOIN @accounts d ON d.id = t.debtor_account_id JOIN @accounts c ON c.id = t.creditor_account_id
            WHERE t.id = e.transfer_id AND d.participant <> c.participant)
        """;

    private const string Twice = "SELECT transfer_id, count(*) FROM @settlement_entries GROUP BY transfer_id HAVING count(*) > 1";

    private const string Sums = """
        SELECT window_id, participant, currency, sum(paid) AS paid, sum(received) AS received FROM (
            SELECT window_id, debtor_participant AS participant, currency, amount AS paid, 0 AS received FROM @settlement_entries
            UNION ALL SELECT window_id, creditor_participant, currency, 0, amount FROM @settlement_entries) legs
        GROUP BY window_id, participant, currency
        """;

    private const string Undrawn = $"""
        SELECT w.id, s.participant, s.currency FROM @settlement_windows w JOIN ({Sums}) s ON s.window_id = w.id
        WHERE w.status <> 'Opened' AND NOT EXISTS (SELECT 1 FROM @settlement_positions p WHERE p.window_id = w.id AND p.participant = s.participant AND p.currency = s.currency)
        """;

    private const string Other = $"""
        SELECT p.window_id, p.participant, p.currency, p.paid, p.received, coalesce(s.paid, 0), coalesce(s.received, 0) FROM @settlement_positions p
        LEFT JOIN ({Sums}) s ON s.window_id = p.window_id AND s.participant = p.participant AND s.currency = p.currency
        WHERE p.paid <> coalesce(s.paid, 0) OR p.received <> coalesce(s.received, 0)
        """;

    private const string Unbalanced = "SELECT window_id, currency, sum(received - paid) FROM @settlement_positions GROUP BY window_id, currency HAVING sum(received - paid) <> 0";

    private const string Early = "SELECT w.id FROM @settlement_windows w WHERE w.status = 'Opened' AND EXISTS (SELECT 1 FROM @settlement_positions p WHERE p.window_id = w.id)";

    private const string Open = """
        SELECT p.tenant, (SELECT count(*) FROM @settlement_windows w WHERE w.tenant = p.tenant AND w.status = 'Opened') FROM (SELECT DISTINCT tenant FROM @participants) p
        WHERE (SELECT count(*) FROM @settlement_windows w WHERE w.tenant = p.tenant AND w.status = 'Opened') <> 1
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Uncounted, row => $"transfer {row.Id(0)}: is between participants, and no window counts it as it is", cancellationToken);
        await ledger.ReportAsync(faults, Invented, row => $"transfer {row.Id(0)}: is counted in window {row.Id(1)}, and is none between participants", cancellationToken);
        await ledger.ReportAsync(faults, Twice, row => $"transfer {row.Id(0)}: is counted {row.Text(1)} times", cancellationToken);
        await ledger.ReportAsync(faults, Undrawn, row => $"window {row.Id(0)}: has no position of {row.Text(1)} in {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(
            faults, Other, row => $"window {row.Id(0)}: {row.Text(1)} paid {row.Text(3)} and received {row.Text(4)} {row.Text(2)}, its transfers sum to {row.Text(5)} and {row.Text(6)}", cancellationToken);
        await ledger.ReportAsync(faults, Unbalanced, row => $"window {row.Id(0)}: its nets in {row.Text(1)} sum to {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, Early, row => $"window {row.Id(0)}: is open and has positions", cancellationToken);
        await ledger.ReportAsync(faults, Open, row => $"tenant {row.Text(0)}: has {row.Text(1)} open windows", cancellationToken);
        return new Finding("I10", Claim, faults);
    }
}
