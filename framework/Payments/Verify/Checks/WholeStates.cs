namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I6: nothing stands half way, and what guards against a step back is in place.</summary>
internal sealed class WholeStates : IInvariant
{
    private const string Unanswered = "SELECT tenant, client_id, operation, key FROM @idempotency_keys WHERE status = 0";

    private const string OtherLegs = """
        SELECT t.id FROM @transfers t
        WHERE NOT EXISTS (SELECT 1 FROM @postings p WHERE p.transfer_id = t.id AND p.account_id = t.debtor_account_id AND p.amount = -t.amount)
           OR NOT EXISTS (SELECT 1 FROM @postings p WHERE p.transfer_id = t.id AND p.account_id = t.creditor_account_id AND p.amount = t.amount)
        """;

    private const string SqliteGuards = "SELECT name FROM sqlite_master WHERE type = 'trigger'";

    private const string PostgreSqlGuards = """
        SELECT tgname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'payments' AND NOT tgisinternal AND tgenabled <> 'D'
        """;

    private static readonly string[] Everywhere = ["transfers_balanced", "transfers_keyed", "postings_sealed", "idempotency_keys_answered", "accounts_fixed", "accounts_empty", "accounts_kept", "audit_heads_forward", "audit_heads_no_delete", "mandates_fixed", "mandates_kept", "vouchers_fixed", "vouchers_settled", "vouchers_paid", "vouchers_open", "vouchers_kept", "bills_fixed", "bills_settled", "bills_paid", "bills_open", "bills_kept", "accounts_held", "transfers_counted", "settlement_entries_open", "settlement_positions_drawn", "settlement_windows_begin", "settlement_windows_forward", "settlement_windows_kept", "disputes_fixed", "disputes_settled", "disputes_refunded", "disputes_begin", "disputes_kept", "transfers_transit", "outward_payments_begin", "outward_payments_fixed", "outward_payments_settled", "outward_payments_reported", "outward_payments_compensated", "outward_payments_kept"];

    private static readonly string[] AppendOnly = ["postings", "transfers", "transfer_keys", "audit_records", "mandate_collections", "participants", "settlement_entries", "settlement_positions", "dispute_steps"];

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Unanswered, row => $"key {row.Text(3)} of client {row.Text(1)}, tenant {row.Text(0)}, {row.Text(2)}: was claimed and never answered", cancellationToken);
        await ledger.ReportAsync(faults, OtherLegs, row => $"transfer {row.Id(0)}: its postings are not those of its debtor and creditor", cancellationToken);
        var missing = await MissingAsync(ledger, cancellationToken);
        return new Finding(
            "I6", "no transfer and no key stands half way, and none can step back", faults, missing.Count == 0 ? null : $"these guards are missing or off, so rows may have been changed: {string.Join(", ", missing)}");
    }

    private static async Task<List<string>> MissingAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in ledger.RowsAsync(ledger.IsPostgreSql ? PostgreSqlGuards : SqliteGuards, cancellationToken))
        {
            there.Add(row.GetString(0));
        }

        string[] kinds = ledger.IsPostgreSql ? ["no_change", "no_truncate"] : ["no_update", "no_delete"];
        return [.. Everywhere.Concat(AppendOnly.SelectMany(table => kinds.Select(kind => $"{table}_{kind}"))).Where(guard => !there.Contains(guard))];
    }
}
