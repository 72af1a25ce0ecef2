using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>The real ledger on a real database, with a clock that jumps and crash points, and five accounts, one of another currency.</summary>
internal sealed class SimulatedLedger(PaymentsHost host, CrashPoints crashes, JumpingClock clock) : IAsyncDisposable
{
    /// <summary>What accounts there are, by number.</summary>
    public static readonly IReadOnlyList<(string Currency, long Floor)> Plan = [("KES", -20_000), ("KES", 0), ("KES", -500), ("KES", 0), ("MAD", -500)];

    public PaymentsHost Host => host;

    public CrashPoints Crashes => crashes;

    public JumpingClock Clock => clock;

    public IReadOnlyList<LedgerAccount> Accounts { get; private set; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SimulatedLedger> StartAsync(bool onPostgreSql, Random random)
    {
        var (crashes, clock) = (new CrashPoints(), new JumpingClock());
        var host = await PaymentsHost.StartAsync(onPostgreSql, services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.ConfigureDbContext<SqlitePaymentsDbContext>(options => options.AddInterceptors(crashes));
            services.ConfigureDbContext<PostgreSqlPaymentsDbContext>(options => options.AddInterceptors(crashes));
        });
        var ledger = new SimulatedLedger(host, crashes, clock);
        await ledger.OpenAsync(random);
        return ledger;
    }

    /// <summary>Pays an order, dying at a point.</summary>
    /// <returns><see langword="null"/> when the process died before it could answer.</returns>
    public async Task<Outcome?> PayAsync(IPayer payer, Order order, int point)
    {
        crashes.Arm(point);
        try
        {
            return await payer.PayAsync(host, Accounts, order, Cancellation);
        }
        catch (Exception died) when (Died(died))
        {
            return null;
        }
        finally
        {
            point = crashes.Passed;
            var committed = crashes.Committed;
            crashes.Arm(-1);
            (Passed, Committed) = (point, committed);
        }
    }

    /// <summary>Pays orders at the same time, so that they share transactions; at a point that is passed by one of them, the request that passes it dies.</summary>
    /// <returns>In the order of the orders; <see langword="null"/> where the process died before it could answer.</returns>
    public async Task<Outcome?[]> PayTogetherAsync(IPayer payer, IReadOnlyList<Order> orders, int point)
    {
        crashes.Arm(point);
        try
        {
            return await Task.WhenAll(orders.Select(async order =>
            {
                try
                {
                    return await payer.PayAsync(host, Accounts, order, Cancellation);
                }
                catch (Exception died) when (Died(died))
                {
                    return null;
                }
            }));
        }
        finally
        {
            Passed = crashes.Passed;
            crashes.Arm(-1);
        }
    }

    /// <summary>How many points the last payment passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Whether the last payment committed.</summary>
    public bool Committed { get; private set; }

    /// <summary>The balances as they stand in the database, and how many transfers there are.</summary>
    public async Task<(long[] Balances, int Transfers)> ReadAsync()
    {
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        var rows = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.Balance, Cancellation);
        return ([.. Accounts.Select(account => rows[account.Id])], await db.Transfers.CountAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static bool Died(Exception? exception) => exception is not null && (exception is CrashException || Died(exception.InnerException));

    /// <summary>Ids come from the seed: the order of ids is the order of locks.</summary>
    private async Task OpenAsync(Random random)
    {
        var bytes = new byte[16];
        Accounts = [.. Plan.Select(plan =>
        {
            random.NextBytes(bytes);
            return new LedgerAccount { Id = AccountId.From(new Guid(bytes)), Owner = LedgerPayer.Client, Kind = AccountKind.Merchant, Name = "An account", Currency = plan.Currency, Floor = plan.Floor, OpenedAt = clock.GetUtcNow() };
        })];
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        db.AddRange(Accounts);
        await db.SaveChangesAsync(Cancellation);
    }
}
