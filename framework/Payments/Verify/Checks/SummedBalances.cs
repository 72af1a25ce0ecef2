namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I2: a balance is what was posted; an account opens at zero, so the balances of a currency sum to zero too.</summary>
internal sealed class SummedBalances : IInvariant
{
    private const string Different = """
        SELECT a.id, a.balance, coalesce(p.total, 0) FROM @accounts a
        LEFT JOIN (SELECT account_id, sum(amount) AS total FROM @postings GROUP BY account_id) p ON p.account_id = a.id
        WHERE a.balance <> coalesce(p.total, 0)
        """;

    private const string Total = "SELECT tenant, currency, sum(balance) FROM @accounts GROUP BY tenant, currency HAVING sum(balance) <> 0";

    private const string BelowFloor = "SELECT id, balance, floor FROM @accounts WHERE balance < floor";

    private const string Nowhere = "SELECT p.id, p.account_id FROM @postings p WHERE NOT EXISTS (SELECT 1 FROM @accounts a WHERE a.id = p.account_id)";

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Different, row => $"account {row.Id(0)}: balance {row.Text(1)}, postings sum to {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, Total, row => $"tenant {row.Text(0)}: balances in {row.Text(1)} sum to {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, BelowFloor, row => $"account {row.Id(0)}: balance {row.Text(1)} is below its floor {row.Text(2)}", cancellationToken);
        await ledger.ReportAsync(faults, Nowhere, row => $"posting {row.Id(0)}: its account {row.Id(1)} is not there", cancellationToken);
        return new Finding("I2", "each balance is the sum of its postings and not below its floor; the money is constant", faults);
    }
}
