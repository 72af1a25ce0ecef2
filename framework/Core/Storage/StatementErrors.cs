using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Tells the errors of a statement, which no save wrote, that a block answers itself.</summary>
public static class StatementErrors
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    extension(DbException exception)
    {
        /// <summary>Whether a row with the same unique value was there before, so that another request came first.</summary>
        public bool IsUniqueViolation() => exception switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
            _ => false,
        };
    }
}
