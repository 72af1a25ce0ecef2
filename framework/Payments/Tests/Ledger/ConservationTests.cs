using CsCheck;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>Whatever is transferred at the same time, money is neither made nor lost and floors hold (PAY-3.1, PAY-3.2).</summary>
public sealed class ConservationTests
{
    private const int Writers = 16;
    private const long TreasuryFloor = -500;

    private static readonly Gen<(int From, int To, long Amount)[]> Transfers =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Long[1, 200], (from, to, amount) => (from, to, amount)).Array[48];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixteen_writers_conserve_money_and_keep_floors(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);

        await Transfers.SampleAsync(transfers => RunAsync(host, transfers), iter: 4, threads: 1);
    }

    private static async Task RunAsync(PaymentsHost host, (int From, int To, long Amount)[] transfers)
    {
        var accounts = await OpenAsync(host);
        var posted = 0;
        await Parallel.ForEachAsync(transfers, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = Cancellation }, async (transfer, _) =>
        {
            if (await PostAsync(host, accounts[transfer.From], accounts[transfer.To], transfer.Amount))
            {
                Interlocked.Increment(ref posted);
            }
        });

        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        var ids = accounts.Select(account => account.Id).ToList();
        var after = await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToListAsync(Cancellation);
        var postings = await db.Postings.AsNoTracking().Where(posting => ids.Contains(posting.AccountId)).ToListAsync(Cancellation);

        Assert.Equal(2 * posted, postings.Count);
        Assert.Equal(0, after.Sum(account => account.Balance));
        Assert.All(after, account =>
        {
            var own = postings.Where(posting => posting.AccountId == account.Id).ToList();
            Assert.True(account.Balance >= account.Floor);
            Assert.Equal(account.Balance, own.Sum(posting => posting.Amount));

            // Each posting begins where another ended: no balance was read that a concurrent writer had changed.
            Assert.Equal(own.Select(posting => posting.BalanceAfter).Append(0).Order(), own.Select(posting => posting.BalanceAfter - posting.Amount).Append(account.Balance).Order());
        });
    }

    private static async Task<LedgerAccount[]> OpenAsync(PaymentsHost host)
    {
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        LedgerAccount[] accounts =
        [
            LedgerAccount.Open("tester", AccountKind.Treasury, "Treasury", "KES", TreasuryFloor, TimeProvider.System.GetUtcNow())!,
            .. Enumerable.Range(1, 3).Select(number => LedgerAccount.Open("tester", AccountKind.Person, $"Person {number}", "KES", 0, TimeProvider.System.GetUtcNow())!),
        ];
        db.AddRange(accounts);
        await db.SaveChangesAsync(Cancellation);
        return accounts;
    }

    private static async Task<bool> PostAsync(PaymentsHost host, LedgerAccount debtor, LedgerAccount creditor, long amount)
    {
        await using var scope = host.Scope();
        var ledger = scope.ServiceProvider.GetRequiredService<Block.Domain.Ledger>();
        var start = await scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>("payments").BeginAsync(new IdempotentRequest("ke", "tester", "createTransfer", Guid.CreateVersion7().ToString(), "test"), Cancellation);
        await using var work = ((WorkStart.Begun)start).Work;
        var (transfer, refusal) = await ledger.PostAsync(new TransferAsk("tester", debtor.Id, creditor.Id, "KES", amount, "test"), Cancellation);
        if (transfer is not null)
        {
            await work.CommitAsync(new StoredAnswer(201, new Dictionary<string, string>(), default), Cancellation);
        }

        Assert.Equal(transfer is null, refusal is not null);
        return transfer is not null;
    }
}
