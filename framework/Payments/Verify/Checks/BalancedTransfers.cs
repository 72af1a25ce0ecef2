namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I1: money is neither made nor lost, in the whole and in each transfer.</summary>
internal sealed class BalancedTransfers : IInvariant
{
    private const string ByCurrency = """
        SELECT a.tenant, a.currency, sum(p.amount) FROM @postings p JOIN @accounts a ON a.id = p.account_id
        GROUP BY a.tenant, a.currency HAVING sum(p.amount) <> 0
        """;

    private const string ByTransfer = """
        SELECT p.transfer_id, a.currency, sum(p.amount) FROM @postings p LEFT JOIN @accounts a ON a.id = p.account_id
        GROUP BY p.transfer_id, a.currency HAVING sum(p.amount) <> 0
        """;

    private const string Unsealed = """
        SELECT DISTINCT p.transfer_id FROM @postings p WHERE NOT EXISTS (SELECT 1 FROM @transfers t WHERE t.id = p.transfer_id)
        """;

    private const string Legless = """
        SELECT t.id FROM @transfers t WHERE (SELECT count(*) FROM @postings p WHERE p.transfer_id = t.id) < 2
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, ByCurrency, row => $"tenant {row.Text(0)}: all postings in {row.Text(1)} sum to {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, ByTransfer, row => $"transfer {row.Id(0)}: postings in {(row.IsDBNull(1) ? "no account" : row.Text(1))} sum to {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, Unsealed, row => $"transfer {row.Id(0)}: has postings and is not there", cancellationToken);
        await ledger.ReportAsync(faults, Legless, row => $"transfer {row.Id(0)}: has fewer than two postings", cancellationToken);
        return new Finding("I1", "postings sum to zero in each currency and in each transfer", faults);
    }
}
