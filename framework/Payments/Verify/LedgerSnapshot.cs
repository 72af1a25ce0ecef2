using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Verify;

/// <summary>The ledger as it stands at one moment, open for reading only. Rows are streamed; sums are the database's.</summary>
internal sealed class LedgerSnapshot : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly string place;

    private LedgerSnapshot(DbConnection connection, DbTransaction transaction, string place)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.place = place;
    }

    public bool IsPostgreSql => connection is NpgsqlConnection;

    /// <exception cref="VerifyUsageException">Neither or both places are named, or nothing is there.</exception>
    public static async Task<LedgerSnapshot> OpenAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var (connection, place) = LedgerPlace.Find(request);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new LedgerSnapshot(connection, await BeginAsync(connection, cancellationToken), place);
        }
        catch (DbException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says what is being verified, and how much of it there is.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var counts = await ScalarAsync("SELECT (SELECT count(*) FROM @accounts) || ' accounts, ' || (SELECT count(*) FROM @transfers) || ' transfers, ' || (SELECT count(*) FROM @postings) || ' postings'", cancellationToken);
        return $"payments ledger in {place}: {counts}";
    }

    /// <summary>Streams rows.</summary>
    /// <param name="sql">Tables are written with <c>@</c> before them.</param>
    /// <param name="values">Values for <c>$1</c>, <c>$2</c> and so on.</param>
    public async IAsyncEnumerable<DbDataReader> RowsAsync(string sql, [EnumeratorCancellation] CancellationToken cancellationToken, params string[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader;
        }
    }

    /// <summary>Reports each row of a query as a fault.</summary>
    public async Task ReportAsync(Faults faults, string sql, Func<DbDataReader, string> fault, CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(sql, cancellationToken))
        {
            faults.Add(fault(row));
        }
    }

    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, []);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>SQL that gives an id as it is written in texts, lower case.</summary>
    public string TextOf(string column) => IsPostgreSql ? $"{column}::text" : $"lower({column})";

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (connection is SqliteConnection sqlite)
        {
            return sqlite.BeginTransaction(deferred: true);
        }

        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SET TRANSACTION READ ONLY";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of this project; values are parameters.")]
    private DbCommand Command(string sql, string[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql.Replace("@", IsPostgreSql ? "payments." : "", StringComparison.Ordinal);

        // A large ledger takes its time.
        command.CommandTimeout = 0;
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = IsPostgreSql ? "" : $"${index + 1}";
            parameter.Value = values[index];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
