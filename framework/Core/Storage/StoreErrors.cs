using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Tells the errors of a save that a block answers itself.</summary>
public static class StoreErrors
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    extension(DbUpdateException exception)
    {
        /// <summary>Whether a row with the same unique value was there before, so that another request came first.</summary>
        public bool IsUniqueViolation() => exception.InnerException switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
            _ => false,
        };
    }
}
