using System.Globalization;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I3: a key paid at most once. A transfer without a key could be the second payment of any.</summary>
internal sealed class OneTransferPerKey : IInvariant
{
    private const string Twice = """
        SELECT tenant, client_id, operation, key, count(*) FROM @transfer_keys GROUP BY tenant, client_id, operation, key HAVING count(*) > 1
        """;

    private const string Shared = "SELECT transfer_id, count(*) FROM @transfer_keys GROUP BY transfer_id HAVING count(*) > 1";

    private const string Keyless = "FROM @transfers t WHERE NOT EXISTS (SELECT 1 FROM @transfer_keys k WHERE k.transfer_id = t.id)";

    // Keys are kept since the first transfer that has one; what is older had no key to keep.
    private const string Since = "(SELECT min(s.posted_at) FROM @transfers s JOIN @transfer_keys k ON k.transfer_id = s.id)";

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Twice, row => $"key {row.Text(3)} of client {row.Text(1)}, tenant {row.Text(0)}, {row.Text(2)}: paid {row.Text(4)} times", cancellationToken);
        await ledger.ReportAsync(faults, Shared, row => $"transfer {row.Id(0)}: has {row.Text(1)} keys", cancellationToken);
        await ledger.ReportAsync(faults, $"SELECT t.id {Keyless} AND t.posted_at >= {Since}", row => $"transfer {row.Id(0)}: has no key", cancellationToken);
        var older = Convert.ToInt64(await ledger.ScalarAsync($"SELECT count(*) {Keyless} AND t.posted_at < coalesce({Since}, t.posted_at + {(ledger.IsPostgreSql ? "interval '1 day'" : "1")})", cancellationToken), CultureInfo.InvariantCulture);
        return new Finding("I3", "each key has at most one transfer, and each transfer its key", faults, older == 0 ? null : $"{older} transfers are older than the first key that is kept");
    }
}
