using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Faults.Judging;

/// <summary>Where the ledger under fire is.</summary>
/// <param name="Reached">How a service reaches it.</param>
/// <param name="Service">What a host is told of it.</param>
/// <param name="Place">What the verifier is told of it.</param>
/// <param name="Schema">What stands before the names of its tables.</param>
/// <param name="Connect">Makes a connection to judge it by.</param>
internal sealed record LedgerStore(string Reached, string[] Service, string[] Place, string Schema, Func<DbConnection> Connect)
{
    /// <summary>A ledger in PostgreSQL.</summary>
    /// <param name="connection">As the harness reaches it.</param>
    /// <param name="through">As the host reaches it, when that is another way.</param>
    public static LedgerStore OnPostgreSql(string connection, string? through = null) => new(
        through ?? connection,
        ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={through ?? connection}"],
        ["--connection", connection],
        "payments.",
        () => new NpgsqlConnection(connection));

    /// <summary>A ledger in SQLite.</summary>
    /// <param name="folder">The host's data.</param>
    public static LedgerStore OnSqlite(string folder) => new(
        folder,
        [$"--Data={folder}"],
        ["--data", folder],
        "",
        () => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "payments.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString));
}
