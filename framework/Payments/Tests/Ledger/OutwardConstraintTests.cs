using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of outward transfers, whatever code writes to it (PAY-19.6, PAY-19.9, PAY-19.15).</summary>
public sealed class OutwardConstraintTests
{
    private const string Outward = "(SELECT id FROM @transfers WHERE kind = 'Outward' ORDER BY id LIMIT 1)";

    private const string End = "UPDATE @outward_payments SET status = 'Returned', reported_at = acknowledged_at, reported_on = last_day, final_transfer_id = (SELECT o.final_transfer_id FROM @outward_payments o WHERE o.status = 'Returned')";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_keeps_terms_and_ends_each_once_with_its_money(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await OutwardParties.MakeAsync(host);
        await parties.ReportAsync("return", await parties.MadeAsync());
        await parties.MadeAsync("4.00");
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await RefusedAsync(ledger, "terms of an outward transfer stand", "UPDATE @outward_payments SET per_day = per_day + 1 WHERE status = 'Acknowledged'");
        await RefusedAsync(ledger, "ends once", "UPDATE @outward_payments SET status = status WHERE status = 'Returned'");
        await RefusedAsync(ledger, "ends with a transfer of its amount", $"{End} WHERE status = 'Acknowledged'");
        await RefusedAsync(ledger, "is kept", "DELETE FROM @outward_payments");
        await RefusedAsync(ledger, "begins with its transfer", "INSERT INTO @outward_payments SELECT * FROM @outward_payments WHERE status = 'Returned'");

        // A transfer that lacks nothing but its kind.
        await RefusedAsync("by outward transfers only", () => ledger.CommitAsync(async () =>
        {
            var copy = Guid.CreateVersion7();
            await ledger.AddKeyAsync(copy);
            foreach (var leg in (string[])["<", ">"])
            {
                await ledger.RunAsync($"INSERT INTO @postings (id, tenant, transfer_id, account_id, amount, balance_after, posted_at) SELECT {{0}}, tenant, {{1}}, account_id, amount, balance_after, posted_at FROM @postings WHERE transfer_id = {Outward} AND amount {leg} 0", Guid.CreateVersion7(), copy);
            }

            await ledger.RunAsync($"INSERT INTO @settlement_entries (transfer_id, tenant, window_id, debtor_participant, creditor_participant, currency, amount, posted_at) SELECT {{0}}, tenant, window_id, debtor_participant, creditor_participant, currency, amount, posted_at FROM @settlement_entries WHERE transfer_id = {Outward}", copy);
            await ledger.RunAsync($"INSERT INTO @transfers (id, tenant, owner, kind, debtor_account_id, creditor_account_id, currency, amount, reference, receipt_number, posted_at) SELECT {{0}}, tenant, owner, 'Payment', debtor_account_id, creditor_account_id, currency, amount, reference, 'R000000000000', posted_at FROM @transfers WHERE id = {Outward}", copy);
        }));
    }

    private static Task RefusedAsync(RawLedger ledger, string reason, string statement) => RefusedAsync(reason, () => ledger.CommitAsync(() => ledger.RunAsync(statement)));

    private static async Task RefusedAsync(string reason, Func<Task> commit)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(commit);
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
