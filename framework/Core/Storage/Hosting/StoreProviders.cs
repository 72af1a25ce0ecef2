using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Configures a context for one of the databases.</summary>
internal static class StoreProviders
{
    private const string HistoryTable = "schema_migrations";

    /// <summary>Connections of one block in one process. Blocks have pools of their own: one that waits for another holds none of the other's.</summary>
    private const int MaximumPoolSize = 15;

    /// <summary>Statements that a connection keeps prepared once it has sent them twice; a statement of the hot paths costs PostgreSQL more to plan than to run.</summary>
    private const int PreparedStatements = 100;

    public static void UseStore(this DbContextOptionsBuilder builder, StorageProvider provider, string block, StorageOptions options, Assembly migrations)
    {
        builder.UseSnakeCaseNamingConvention();
        if (provider == StorageProvider.Sqlite)
        {
            builder.UseSqlite(Sqlite(block, options), sqlite => sqlite
                .MigrationsAssembly(migrations)
                .MigrationsHistoryTable(HistoryTable));
            builder.AddInterceptors(SqlitePragmas.Instance, LoneWrites.Instance);
        }
        else
        {
            builder.UseNpgsql(PostgreSql(block, options), postgres => postgres
                .MigrationsAssembly(migrations)
                .MigrationsHistoryTable(HistoryTable, block));
        }
    }

    private static string Sqlite(string block, StorageOptions options) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(Path.GetFullPath(options.Directory ?? "data"), $"{block}.db"),
        ForeignKeys = true,
        DefaultTimeout = options.LockTimeoutSeconds,
    }.ConnectionString;

    private static string PostgreSql(string block, StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString) { ApplicationName = $"dis-{block}" };

        // Not ContainsKey, which knows every keyword that there is.
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = MaximumPoolSize;
        }

        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (PreparedStatements, 2);
        }

        // No statement of a block changes its session beyond a transaction. To put it in order before each use would cost as much as a small statement.
        connection.NoResetOnClose |= !connection.ShouldSerialize("No Reset On Close");

        // Set by the connection itself, so that no transaction pays a round trip for it.
        connection.Options = $"{connection.Options} -c lock_timeout={options.LockTimeoutSeconds}s -c idle_in_transaction_session_timeout=60s".Trim();
        return connection.ConnectionString;
    }
}
