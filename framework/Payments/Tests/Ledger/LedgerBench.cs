using System.Security.Claims;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Time;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>The services of the block on a SQLite file, as a host has them: nothing listens, and no worker pays.</summary>
internal sealed class LedgerBench : IAsyncDisposable
{
    /// <summary>The client that calls.</summary>
    public const string Client = "tester";

    // The tables are made once; each bench has a copy.
    private static readonly Lazy<Task<byte[]>> Empty = new(MakeAsync);

    // Persons have both limits, merchants the first alone; two lines of a batch are one transaction.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Countries"),
        ["Payments:Limits:0:Tenant"] = "ke",
        ["Payments:Limits:0:Kind"] = "Person",
        ["Payments:Limits:0:Currency"] = "KES",
        ["Payments:Limits:0:PerTransfer"] = "1.00",
        ["Payments:Limits:0:PerDay"] = "1.50",
        ["Payments:Limits:1:Tenant"] = "ke",
        ["Payments:Limits:1:Kind"] = "Merchant",
        ["Payments:Limits:1:Currency"] = "KES",
        ["Payments:Limits:1:PerTransfer"] = "1000.00",
        ["Payments:LinesAtOnce"] = "2",
        ["Storage:LockTimeoutSeconds"] = "10",
    };

    /// <summary>An answer to keep.</summary>
    public static readonly StoredAnswer Answer = new(201, new Dictionary<string, string>(), default);

    private readonly TestDatabase database;
    private readonly WebApplication services;
    private int opened;

    private LedgerBench(TestDatabase database, IInterceptor[] interceptors)
    {
        this.database = database;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddCore().AddBlocks(new PaymentsBlock());
        builder.Services.AddScoped(_ => new Caller(new ClaimsPrincipal(new ClaimsIdentity([new Claim(TokenClaims.ClientId, Client)]))));
        builder.Services.ConfigureDbContext<SqlitePaymentsDbContext>(options => options.AddInterceptors(interceptors));
        services = builder.Build();
    }

    public AdjustableTimeProvider Clock { get; } = new();

    private string DataFile => Path.Combine(database.Settings["Data"]!, "payments.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LedgerBench> StartAsync(params IInterceptor[] interceptors)
    {
        var tables = await Empty.Value;
        var bench = new LedgerBench(TestDatabase.Sqlite(), interceptors);
        await File.WriteAllBytesAsync(bench.DataFile, tables, Cancellation);
        return bench;
    }

    public AsyncServiceScope Scope() => services.Services.CreateTenantScope(TenantId.Parse("ke"));

    public T Singleton<T>()
        where T : notnull => services.Services.GetRequiredService<T>();

    /// <summary>Does something with a context of its own.</summary>
    public async Task<T> WithAsync<T>(Func<PaymentsDbContext, Task<T>> ask)
    {
        await using var scope = Scope();
        return await ask(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }

    /// <summary>Saves rows.</summary>
    public Task AddAsync(params object[] rows) => WithAsync(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync(Cancellation);
    });

    /// <summary>Opens an account; its id is greater than those of all before.</summary>
    public async Task<LedgerAccount> OpenAsync(
        long floor = 0, long balance = 0, long reserved = 0, AccountStatus status = AccountStatus.Active, AccountKind kind = AccountKind.Treasury, string owner = Client, string participant = SchemeParticipant.Own)
    {
        var id = AccountId.From(new Guid(++opened, 0, 0, new byte[8]));
        await AddAsync(new LedgerAccount { Id = id, Owner = owner, Kind = kind, Name = "An account", Currency = "KES", Floor = floor, Participant = participant, OpenedAt = Clock.GetUtcNow() });
        await WithAsync(db => db.Accounts.Where(account => account.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Balance, balance).SetProperty(account => account.Reserved, reserved).SetProperty(account => account.Status, status), Cancellation));
        return await FindAsync(id);
    }

    public Task<LedgerAccount> FindAsync(AccountId id) => WithAsync(db => db.Accounts.AsNoTracking().SingleAsync(account => account.Id == id, Cancellation));

    /// <summary>Posts an order in a unit of work that claims a key, and commits when money moved.</summary>
    public Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferOrder order, IdempotentRequest request) =>
        PostAsync(ledger => ledger.PostAsync(order, Cancellation), request);

    /// <summary>The same of a transfer whose accounts nobody has looked at.</summary>
    public Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferAsk ask, IdempotentRequest request) =>
        PostAsync(ledger => ledger.PostAsync(ask, Cancellation), request);

    private async Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(Func<Block.Domain.Ledger, Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)>> post, IdempotentRequest request)
    {
        await using var scope = Scope();
        var begun = Assert.IsType<WorkStart.Begun>(await scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>("payments").BeginAsync(request, Cancellation));
        await using (begun.Work)
        {
            var posted = await post(scope.ServiceProvider.GetRequiredService<Block.Domain.Ledger>());
            if (posted.Transfer is not null)
            {
                await begun.Work.CommitAsync(Answer, Cancellation);
            }

            return posted;
        }
    }

    /// <summary>What some accounts hold.</summary>
    public async Task<IReadOnlyList<long>> BalancesAsync(params LedgerAccount[] accounts)
    {
        var balances = await WithAsync(db => db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.Balance, Cancellation));
        return [.. accounts.Select(account => balances[account.Id])];
    }

    /// <summary>The legs of a transfer, in the order of their ids, as numbers of accounts, amounts and balances.</summary>
    public async Task<IReadOnlyList<string>> LegsAsync(TransferId transfer) =>
        [.. (await WithAsync(db => db.Postings.AsNoTracking().Where(leg => leg.TransferId == transfer).ToListAsync(Cancellation)))
            .OrderBy(leg => leg.Id.Value).Select(leg => $"{leg.AccountId.Value.ToByteArray()[0]} {leg.Amount} {leg.BalanceAfter}")];

    /// <summary>Every audit record: act, actor, thing and detail.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [.. (await WithAsync(db => db.AuditTrail.OrderBy(record => record.Sequence).ToListAsync(Cancellation))).Select(record => $"{record.Action} {record.Actor} {record.Resource} {record.Detail}")];

    /// <summary>Lets clients hear of events of every type.</summary>
    public Task HookAsync(params string[] clients) => AddAsync([.. clients.Select(client => new EventWebhook
    {
        Id = WebhookId.From(Guid.CreateVersion7()),
        Owner = client,
        Url = $"https://{client}.example/",
        EventTypes = EventWebhook.Marks(Enum.GetValues<PaymentEventType>()),
        CreatedAt = Clock.GetUtcNow(),
    })]);

    /// <summary>What clients are told: who, of what type and of what.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync() => [.. (await WithAsync(db => db.Deliveries.AsNoTracking()
        .Join(db.Webhooks, delivery => delivery.WebhookId, webhook => webhook.Id, (delivery, webhook) => new { webhook.Owner, delivery.EventType, delivery.Subject })
        .ToListAsync(Cancellation))).Select(told => $"{told.Owner} {told.EventType} {told.Subject}").Order(StringComparer.Ordinal)];

    /// <summary>A request under a key.</summary>
    public static IdempotentRequest Request(string key, string client = Client, string operation = "refundTransfer", string fingerprint = "one") => new("ke", client, operation, key, fingerprint);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        database.Dispose();
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var bench = new LedgerBench(TestDatabase.Sqlite(), []);
        await bench.WithAsync(async db =>
        {
            await db.Database.MigrateAsync(CancellationToken.None);
            return await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", CancellationToken.None);
        });
        return await File.ReadAllBytesAsync(bench.DataFile, CancellationToken.None);
    }
}
