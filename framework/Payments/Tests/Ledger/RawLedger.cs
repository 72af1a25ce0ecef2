using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>Writes to the ledger's tables past all code of the block.</summary>
internal sealed class RawLedger(PaymentsDbContext db, bool onPostgreSql)
{
    private readonly string schema = onPostgreSql ? "payments." : "";

    public LedgerAccount Debtor { get; } = Account(AccountKind.Treasury, -100);

    public LedgerAccount Creditor { get; } = Account(AccountKind.Person, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private object Time => onPostgreSql ? DateTime.UnixEpoch : 0L;

    public static async Task<RawLedger> OpenAsync(PaymentsHost host, AsyncServiceScope scope)
    {
        var ledger = new RawLedger(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>(), host.Database.IsPostgreSql);
        await ledger.SaveAccountsAsync();
        return ledger;
    }

    public async Task SaveAccountsAsync()
    {
        db.AddRange(Debtor, Creditor);
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Runs statements in one transaction.</summary>
    public async Task CommitAsync(Func<Task> statements)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await statements();
        await transaction.CommitAsync(Cancellation);
    }

    public Task AddPostingAsync(Guid transfer, LedgerAccount account, long amount) => AddPostingAsync(transfer, account.Id.Value, amount);

    public Task AddPostingAsync(Guid transfer, Guid account, long amount) => RunAsync(
        $"INSERT INTO {schema}postings (id, tenant, transfer_id, account_id, amount, balance_after, posted_at) VALUES ({{0}}, 'ke', {{1}}, {{2}}, {{3}}, 0, {{4}})",
        Guid.CreateVersion7(), transfer, account, amount, Time);

    public Task AddKeyAsync(Guid transfer, string? key = null) => RunAsync(
        $"INSERT INTO {schema}transfer_keys (tenant, client_id, operation, key, transfer_id, fingerprint) VALUES ('ke', 'tester', 'createTransfer', {{0}}, {{1}}, 'test')",
        key ?? transfer.ToString(), transfer);

    public Task AddTransferAsync(Guid transfer, string currency = "KES") => AddTransfersAsync([transfer], currency);

    /// <summary>Writes transfers by one statement.</summary>
    public Task AddTransfersAsync(Guid[] transfers, string currency = "KES") => RunAsync(
        $"INSERT INTO {schema}transfers (id, tenant, owner, debtor_account_id, creditor_account_id, currency, amount, reference, receipt_number, posted_at) VALUES "
        + string.Join(", ", transfers.Select((_, place) => $"({{{(2 * place) + 4}}}, 'ke', 'tester', {{0}}, {{1}}, {{2}}, 5, 'test', {{{(2 * place) + 5}}}, {{3}})")),
        [Debtor.Id.Value, Creditor.Id.Value, currency, Time, .. transfers.SelectMany(transfer => new object[] { transfer, ReceiptNumber.Next() })]);

    /// <summary>Writes the transfer of postings that are written, with its key.</summary>
    public async Task SealAsync(Guid transfer, string currency = "KES")
    {
        await AddKeyAsync(transfer);
        await AddTransferAsync(transfer, currency);
    }

    /// <summary>Writes a good transfer of 5.</summary>
    /// <param name="key">Its key; one of its own when <see langword="null"/>.</param>
    public async Task<Guid> TransferAsync(string? key = null)
    {
        var transfer = Guid.CreateVersion7();
        await CommitAsync(async () =>
        {
            await AddPostingAsync(transfer, Debtor, -5);
            await AddPostingAsync(transfer, Creditor, 5);
            await AddKeyAsync(transfer, key);
            await AddTransferAsync(transfer);
        });
        return transfer;
    }

    /// <summary>Runs a statement whose tables are written with <c>@</c> before them.</summary>
    public Task RunAsync(string sql, params object[] values)
    {
        var statement = sql.Replace("@", schema, StringComparison.Ordinal);
        return db.Database.ExecuteSqlRawAsync(statement, values, Cancellation);
    }

    private static LedgerAccount Account(AccountKind kind, long floor) => LedgerAccount.Open("tester", kind, "An account", "KES", floor, TimeProvider.System.GetUtcNow())!;
}
