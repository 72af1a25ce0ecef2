using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Knows the errors of both databases that mean "try again later".</summary>
internal sealed class StoreFaults : IStoreFaults
{
    // Result codes of SQLite: error, busy, locked, read-only, I/O error, corrupt, full, cannot open, not a database.
    private const int SqliteError = 1;
    private const int SqliteForeignKey = 787;
    private static readonly int[] SqliteFaults = [5, 6, 8, 10, 11, 13, 14, 26];

    // Classes of SQLSTATE: connection, authorization, rollback, resources, not in prerequisite state, operator, system, internal.
    private static readonly string[] PostgreSqlFaults = ["08", "28", "40", "53", "55", "57", "58", "XX"];

    public bool IsUnavailable(Exception exception)
    {
        for (var error = exception; error is not null; error = error.InnerException)
        {
            if (IsFault(error))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a new row names may be gone too: another request took it away since it was read.</summary>
    public bool IsStale(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || exception is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } or SqliteException { SqliteExtendedErrorCode: SqliteForeignKey } };

    /// <summary>A missing table counts: the store was moved away or not yet made, and writing on without it is no way out.</summary>
    private static bool IsFault(Exception error) => error switch
    {
        StoreUnavailableException => true,
        PostgresException postgres => PostgreSqlFaults.Contains(postgres.SqlState[..2])
            || postgres.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName,
        NpgsqlException => true,
        SqliteException sqlite => SqliteFaults.Contains(sqlite.SqliteErrorCode)
            || (sqlite.SqliteErrorCode == SqliteError && sqlite.Message.Contains("no such table", StringComparison.Ordinal)),
        _ => false,
    };
}
