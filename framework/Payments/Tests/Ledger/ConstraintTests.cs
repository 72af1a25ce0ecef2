using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds, whatever code writes to it (PAY-3.1, PAY-3.2, PAY-3.6).</summary>
public sealed class ConstraintTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_what_is_no_transfer(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);
        var stranger = Guid.CreateVersion7();

        await ledger.TransferAsync();
        await RefusedAsync("balance", ledger, async id =>
        {
            await ledger.AddPostingAsync(id, ledger.Debtor, -5);
            await ledger.AddPostingAsync(id, ledger.Creditor, 4);
            await ledger.SealAsync(id);
        });
        await RefusedAsync("balance", ledger, id => ledger.SealAsync(id));
        await RefusedAsync("balance", ledger, async id =>
        {
            await ledger.AddPostingAsync(id, ledger.Debtor, 0);
            await ledger.SealAsync(id);
        });
        await RefusedAsync("balance", ledger, async id =>
        {
            await ledger.AddPostingAsync(id, ledger.Debtor, -5);
            await ledger.AddPostingAsync(id, ledger.Creditor, 5);
            await ledger.SealAsync(id, "MAD");
        });
        await RefusedAsync("balance", ledger, async id =>
        {
            await ledger.AddPostingAsync(id, ledger.Debtor, -5);
            await ledger.AddPostingAsync(id, stranger, 5);
            await ledger.SealAsync(id);
        });
        await RefusedAsync("foreign key", ledger, async id =>
        {
            await ledger.AddPostingAsync(id, ledger.Debtor, -5);
            await ledger.AddPostingAsync(id, ledger.Creditor, 5);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_to_change_what_is_posted(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);
        var transfer = await ledger.TransferAsync();

        await RefusedAsync("sealed", ledger, async _ =>
        {
            await ledger.AddPostingAsync(transfer, ledger.Debtor, -1);
            await ledger.AddPostingAsync(transfer, ledger.Creditor, 1);
        });
        foreach (var table in (string[])["postings", "transfers"])
        {
            await RefusedAsync("append-only", ledger, _ => ledger.RunAsync($"UPDATE @{table} SET amount = amount + 1"));
            await RefusedAsync("append-only", ledger, _ => ledger.RunAsync($"UPDATE @{table} SET posted_at = posted_at"));
            await RefusedAsync("append-only", ledger, _ => ledger.RunAsync($"DELETE FROM @{table}"));
            if (onPostgreSql)
            {
                await RefusedAsync("append-only", ledger, _ => ledger.RunAsync($"TRUNCATE @{table} CASCADE"));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_bad_row_of_a_statement_takes_the_others_with_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);
        var posted = await ledger.TransferAsync();

        foreach (var (reason, missing, keyless) in (IEnumerable<(string, long, bool)>)[("balance", 1, false), ("key", 0, true)])
        {
            await RefusedAsync(reason, ledger, async good =>
            {
                var bad = Guid.CreateVersion7();
                await AddLegsAsync(ledger, good, 0);
                await AddLegsAsync(ledger, bad, missing);
                await ledger.AddKeyAsync(good);
                await (keyless ? Task.CompletedTask : ledger.AddKeyAsync(bad));
                await ledger.AddTransfersAsync([good, bad]);
            });
        }

        await RefusedAsync("sealed", ledger, async good => await ledger.RunAsync(
            "INSERT INTO @postings (id, tenant, transfer_id, account_id, amount, balance_after, posted_at) SELECT other.id, p.tenant, other.transfer, p.account_id, p.amount, p.balance_after, p.posted_at FROM (SELECT * FROM @postings LIMIT 1) p "
            + (onPostgreSql ? "JOIN (VALUES ({0}::uuid, {1}::uuid), ({2}::uuid, {3}::uuid)) AS other(id, transfer) ON true" : "JOIN (SELECT {0} AS id, {1} AS transfer UNION ALL SELECT {2}, {3}) AS other ON 1 = 1"),
            Guid.CreateVersion7(), good, Guid.CreateVersion7(), posted));
        await ledger.CommitAsync(async () =>
        {
            Guid[] both = [Guid.CreateVersion7(), Guid.CreateVersion7()];
            foreach (var each in both)
            {
                await AddLegsAsync(ledger, each, 0);
                await ledger.AddKeyAsync(each);
            }

            await ledger.AddTransfersAsync(both);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_keeps_floors(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await ledger.RunAsync("UPDATE @accounts SET balance = floor");
        await RefusedAsync("ck_accounts_floor", ledger, _ => ledger.RunAsync("UPDATE @accounts SET balance = floor - 1"));
        await RefusedAsync("ck_accounts_floor", ledger, _ => ledger.RunAsync("UPDATE @accounts SET floor = 1, balance = 1"));
    }

    private static async Task AddLegsAsync(RawLedger ledger, Guid transfer, long missing)
    {
        await ledger.AddPostingAsync(transfer, ledger.Debtor, -5);
        await ledger.AddPostingAsync(transfer, ledger.Creditor, 5 - missing);
    }

    private static async Task RefusedAsync(string reason, RawLedger ledger, Func<Guid, Task> statements)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(() => statements(Guid.CreateVersion7())));
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
