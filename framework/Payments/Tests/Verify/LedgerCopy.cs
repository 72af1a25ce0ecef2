using System.CommandLine;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DigitalIndiaStack.Payments.Verify;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A ledger to spoil, past every guard, and then to verify.</summary>
internal sealed class LedgerCopy(DbConnection connection, VerifyRequest request) : IAsyncDisposable
{
    private static readonly string[] Tables = ["accounts", "postings", "transfers", "transfer_keys", "idempotency_keys", "audit_records", "audit_heads", "mandates", "mandate_collections", "vouchers", "bills", "participants", "settlement_windows", "settlement_entries", "settlement_positions", "disputes", "dispute_steps", "outward_payments"];

    public VerifyRequest Request => request;

    public bool IsPostgreSql => connection is NpgsqlConnection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs statements with the guards asleep, and wakes them again.</summary>
    /// <param name="statements">Tables are written with <c>@</c> before them.</param>
    public async Task PlantAsync(params string[] statements)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(Cancellation);
        }

        var guards = await SleepAsync();
        foreach (var statement in statements)
        {
            await RunAsync(connection, statement.Replace("@", IsPostgreSql ? "payments." : "", StringComparison.Ordinal));
        }

        foreach (var guard in guards)
        {
            await RunAsync(connection, guard);
        }
    }

    /// <summary>Takes the promise of uniqueness from the keys, as a store without it would have them.</summary>
    public Task ForgetUniqueKeysAsync() => IsPostgreSql
        ? PlantAsync("ALTER TABLE @transfer_keys DROP CONSTRAINT pk_transfer_keys", "DROP INDEX @ix_transfer_keys_transfer_id")
        : PlantAsync("ALTER TABLE transfer_keys RENAME TO kept", "CREATE TABLE transfer_keys AS SELECT * FROM kept", "DROP TABLE kept");

    /// <summary>Removes a guard for good.</summary>
    public async Task DropAsync(string guard, string table)
    {
        await connection.OpenAsync(Cancellation);
        await RunAsync(connection, IsPostgreSql ? $"DROP TRIGGER {guard} ON payments.{table}" : $"DROP TRIGGER {guard}");
    }

    /// <summary>Verifies the copy as the tool does.</summary>
    public async Task<(int Code, string Report)> VerifyAsync(VerifyRequest? other = null)
    {
        await connection.CloseAsync();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await VerifyCommand.RunAsync(other ?? request, new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, $"{output}{error}");
    }

    public static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every statement is written in these tests.")]
    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<IReadOnlyList<string>> SleepAsync()
    {
        if (IsPostgreSql)
        {
            // As a replica the session fires none but the guards, which are ALWAYS on: those are switched off by table.
            await RunAsync(connection, "SET session_replication_role = replica; ALTER TABLE payments.accounts DROP CONSTRAINT IF EXISTS ck_accounts_floor");
            var triggers = await ReadAsync("SELECT 'payments.' || relname || ' ', tgname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'payments' AND NOT tgisinternal");
            foreach (var (table, name) in triggers)
            {
                await RunAsync(connection, $"ALTER TABLE {table} DISABLE TRIGGER {name}");
            }

            return [.. triggers.Select(trigger => $"ALTER TABLE {trigger.Item1} ENABLE ALWAYS TRIGGER {trigger.Item2}")];
        }

        await RunAsync(connection, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
        var dropped = await ReadAsync($"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('{string.Join("','", Tables)}')");
        foreach (var (name, _) in dropped)
        {
            await RunAsync(connection, $"DROP TRIGGER {name}");
        }

        return [.. dropped.Select(trigger => trigger.Item2)];
    }

    private async Task<List<(string, string)>> ReadAsync(string sql)
    {
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }
}
