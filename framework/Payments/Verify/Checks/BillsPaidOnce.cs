namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I11: a bill is paid by one transfer of what was due, or by none.</summary>
internal sealed class BillsPaidOnce : IInvariant
{
    private const string Claim = "each paid bill has exactly one transfer, of what was due to its account, and no other bill has one";

    private const string Unpaid = """
        SELECT b.id FROM @bills b WHERE b.status = 'Paid' AND NOT EXISTS (
            SELECT 1 FROM @transfers t WHERE t.id = b.transfer_id AND t.tenant = b.tenant AND t.kind = 'Payment'
              AND t.creditor_account_id = b.creditor_account_id AND t.currency = b.currency
              AND t.amount = CASE WHEN t.posted_at >= b.due_at THEN coalesce(b.late_amount, b.amount) ELSE b.amount END)
        """;

    private const string Half = "SELECT id FROM @bills WHERE status <> 'Paid' AND transfer_id IS NOT NULL";

    private const string Shared = "SELECT transfer_id, count(*) FROM @bills WHERE transfer_id IS NOT NULL GROUP BY transfer_id HAVING count(*) > 1";

    private const string Late = "SELECT b.id FROM @bills b JOIN @transfers t ON t.id = b.transfer_id WHERE t.posted_at >= b.expires_at OR t.posted_at < b.created_at";

    // The key of a payment says what it was for, whatever the bill says.
    private const string Stray = """
        SELECT k.transfer_id FROM @transfer_keys k WHERE k.operation = 'payBill'
          AND NOT EXISTS (SELECT 1 FROM @bills b WHERE b.transfer_id = k.transfer_id AND b.status = 'Paid')
        """;

    private const string Keyless = """
        SELECT b.id FROM @bills b WHERE b.status = 'Paid' AND EXISTS (SELECT 1 FROM @transfer_keys k WHERE k.transfer_id = b.transfer_id AND k.operation <> 'payBill')
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Unpaid, row => $"bill {row.Id(0)}: is paid, and no transfer paid what was due", cancellationToken);
        await ledger.ReportAsync(faults, Half, row => $"bill {row.Id(0)}: has a transfer and is not paid", cancellationToken);
        await ledger.ReportAsync(faults, Shared, row => $"transfer {row.Id(0)}: paid {row.Text(1)} bills", cancellationToken);
        await ledger.ReportAsync(faults, Late, row => $"bill {row.Id(0)}: was paid outside of its life", cancellationToken);
        await ledger.ReportAsync(faults, Stray, row => $"transfer {row.Id(0)}: paid a bill that is not paid by it", cancellationToken);
        await ledger.ReportAsync(faults, Keyless, row => $"bill {row.Id(0)}: its transfer was made for something else", cancellationToken);
        return new Finding("I11", Claim, faults);
    }
}
