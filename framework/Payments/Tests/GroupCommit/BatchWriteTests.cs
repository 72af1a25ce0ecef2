using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.GroupCommit;

/// <summary>What the database refuses is known before the commit, when those who wait can still be sent away to begin again.</summary>
public sealed class BatchWriteTests
{
    private const string OnTransfers = "CREATE TRIGGER unlucky BEFORE INSERT ON transfers BEGIN SELECT RAISE(ABORT, 'unlucky'); END;";

    private const string OnDeliveries = "CREATE TRIGGER unlucky BEFORE INSERT ON webhook_deliveries BEGIN SELECT RAISE(ABORT, 'unlucky'); END;";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, OnTransfers)]
    [InlineData(false, OnDeliveries)]
    [InlineData(true, OnDeliveries)]
    public async Task A_row_that_the_database_refuses_is_refused_when_it_is_written(bool isSet, string trigger)
    {
        await using var bench = await LedgerBench.StartAsync();
        var (payer, shop) = (await bench.OpenAsync(-100), await bench.OpenAsync());
        await bench.HookAsync(LedgerBench.Client);
        await using var scope = bench.Scope();
        var (db, batch) = (scope.ServiceProvider.GetRequiredService<PaymentsDbContext>(), scope.ServiceProvider.GetRequiredService<PostingBatch>());
        await db.Database.ExecuteSqlRawAsync(trigger, Cancellation);

        await using (((WorkStart.Begun)await db.OwnUnit().BeginAsync(null, Cancellation)).Work)
        {
            await batch.LockAsync([payer.Id, shop.Id], isFollowed: !isSet, Cancellation);
            await batch.JudgeAsync([PostingAsk.Of(new TransferOrder(LedgerBench.Client, payer, shop, "KES", 10, "A test") { Actor = "payer", Key = LedgerBench.Request("key") }, null)], Cancellation);

            await Assert.ThrowsAsync<DbUpdateException>(() => isSet ? batch.WriteSetAsync(Cancellation) : batch.WriteAsync(Cancellation));
        }

        Assert.Equal([0, 0], await bench.BalancesAsync(payer, shop));
    }
}
