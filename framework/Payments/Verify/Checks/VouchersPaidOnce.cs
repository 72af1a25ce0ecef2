namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I9: what a voucher set aside is reserved, paid to a merchant, or free again: one of the three.</summary>
internal sealed class VouchersPaidOnce : IInvariant
{
    private const string Claim = "each voucher is paid once to a merchant or not at all, and what accounts reserve is what open vouchers and batches need";

    private const string Unpaid = """
        SELECT v.id FROM @vouchers v WHERE v.status = 'Redeemed' AND NOT EXISTS (
            SELECT 1 FROM @transfers t WHERE t.id = v.transfer_id AND t.tenant = v.tenant AND t.kind = 'Payment'
              AND t.debtor_account_id = v.debtor_account_id AND t.currency = v.currency AND t.amount = v.amount)
        """;

    private const string Half = "SELECT id FROM @vouchers WHERE status <> 'Redeemed' AND transfer_id IS NOT NULL";

    private const string Shared = "SELECT transfer_id, count(*) FROM @vouchers WHERE transfer_id IS NOT NULL GROUP BY transfer_id HAVING count(*) > 1";

    private const string Elsewhere = """
        SELECT v.id, t.id FROM @vouchers v JOIN @transfers t ON t.id = v.transfer_id
        WHERE NOT EXISTS (SELECT 1 FROM @accounts a WHERE a.id = t.creditor_account_id AND a.kind = 'Merchant'
          AND (v.categories IS NULL OR ' ' || v.categories || ' ' LIKE '% ' || a.merchant_category || ' %'))
        """;

    private const string Late = "SELECT v.id FROM @vouchers v JOIN @transfers t ON t.id = v.transfer_id WHERE t.posted_at >= v.expires_at OR t.posted_at < v.created_at";

    private const string Reserved = """
        SELECT a.id, a.reserved, coalesce(v.total, 0) + coalesce(b.total, 0) FROM @accounts a
        LEFT JOIN (SELECT debtor_account_id, sum(amount) AS total FROM @vouchers WHERE status IN ('Issued', 'Active') GROUP BY debtor_account_id) v ON v.debtor_account_id = a.id
        LEFT JOIN (SELECT debtor_account_id, sum(found_sum - excluded_sum - paid_sum - failed_sum) AS total FROM @batches WHERE status IN ('Processing', 'Paused') GROUP BY debtor_account_id) b
          ON b.debtor_account_id = a.id
        WHERE a.reserved <> coalesce(v.total, 0) + coalesce(b.total, 0)
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Unpaid, row => $"voucher {row.Id(0)}: is redeemed, and no transfer paid what it is worth", cancellationToken);
        await ledger.ReportAsync(faults, Half, row => $"voucher {row.Id(0)}: has a transfer and is not redeemed", cancellationToken);
        await ledger.ReportAsync(faults, Shared, row => $"transfer {row.Id(0)}: redeemed {row.Text(1)} vouchers", cancellationToken);
        await ledger.ReportAsync(faults, Elsewhere, row => $"voucher {row.Id(0)}: transfer {row.Id(1)} paid nobody who redeems it", cancellationToken);
        await ledger.ReportAsync(faults, Late, row => $"voucher {row.Id(0)}: was redeemed outside of its life", cancellationToken);
        await ledger.ReportAsync(faults, Reserved, row => $"account {row.Id(0)}: reserves {row.Text(1)}, its open vouchers and batches need {row.Text(2)}", cancellationToken);
        return new Finding("I9", Claim, faults);
    }
}
