using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of keys and accounts, whatever code writes to it (PAY-2.1, PAY-5.1, PAY-5.3).</summary>
public sealed class KeyConstraintTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_a_second_transfer_for_a_key(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await ledger.TransferAsync("one");
        await ledger.TransferAsync("two");
        await RefusedAsync("unique", () => ledger.TransferAsync("one"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_a_transfer_without_a_key_and_a_key_without_a_transfer(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);
        var transfer = Guid.CreateVersion7();

        await RefusedAsync("no key", () => ledger.CommitAsync(async () =>
        {
            await ledger.AddPostingAsync(transfer, ledger.Debtor, -5);
            await ledger.AddPostingAsync(transfer, ledger.Creditor, 5);
            await ledger.AddTransferAsync(transfer);
        }));
        await RefusedAsync("foreign key", () => ledger.CommitAsync(() => ledger.AddKeyAsync(transfer)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_to_change_a_key_or_its_answer(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);
        Assert.Equal("201", (await host.PayAsync(await host.OpenAsync("treasury", floor: "-100.00"), new { accountId = await host.OpenAsync() }, "1.00")).Outcome);

        await RefusedAsync("append-only", () => ledger.RunAsync("UPDATE @transfer_keys SET key = 'another'"));
        await RefusedAsync("append-only", () => ledger.RunAsync("DELETE FROM @transfer_keys"));
        await RefusedAsync("has its answer", () => ledger.RunAsync("UPDATE @idempotency_keys SET status = 200 WHERE status > 0"));
        await RefusedAsync("has its answer", () => ledger.RunAsync("UPDATE @idempotency_keys SET fingerprint = 'another' WHERE status > 0"));
        if (onPostgreSql)
        {
            await RefusedAsync("append-only", () => ledger.RunAsync("TRUNCATE @transfer_keys"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_an_account_that_opens_with_money_changes_its_currency_or_goes(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await RefusedAsync("opens at zero", () => ledger.RunAsync(
            "INSERT INTO @accounts (id, tenant, owner, kind, name, currency, balance, floor, opened_at) SELECT {0}, tenant, owner, kind, name, currency, 1, floor, opened_at FROM @accounts LIMIT 1", Guid.CreateVersion7()));
        await RefusedAsync("keeps its currency", () => ledger.RunAsync("UPDATE @accounts SET currency = 'MAD'"));
        await RefusedAsync("keeps its currency", () => ledger.RunAsync("UPDATE @accounts SET tenant = 'ma'"));
        await RefusedAsync("is kept", () => ledger.RunAsync("DELETE FROM @accounts"));
    }

    private static async Task RefusedAsync(string reason, Func<Task> statements)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(statements);
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
