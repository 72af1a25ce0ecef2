using System.Data.Common;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>Which account a transfer locks first: two that pay each other at once must not wait for each other.</summary>
public sealed class LockOrderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_account_with_the_smaller_id_is_changed_first_whoever_pays(bool back)
    {
        var changes = new Changes();
        await using var bench = await LedgerBench.StartAsync(changes);
        LedgerAccount[] accounts = [await bench.OpenAsync(-100), await bench.OpenAsync(-100)];
        var (payer, shop) = back ? (accounts[1], accounts[0]) : (accounts[0], accounts[1]);
        changes.Accounts.Clear();

        await bench.PostAsync(new TransferOrder(LedgerBench.Client, payer, shop, "KES", 10, "A test"), LedgerBench.Request("key"));

        Assert.Equal(accounts.Select(account => account.Id.Value), changes.Accounts);
    }

    /// <summary>The accounts that are changed, in the order of the statements.</summary>
    private sealed class Changes : DbCommandInterceptor
    {
        public List<Guid> Accounts { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("UPDATE \"accounts\"", StringComparison.Ordinal))
            {
                Accounts.AddRange(command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value).OfType<Guid>());
            }

            return ValueTask.FromResult(result);
        }
    }
}
