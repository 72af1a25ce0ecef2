using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Bench.Peers;

/// <summary>Connections to the store of a peer, as durable as those of the blocks: every commit reaches the disk.</summary>
/// <param name="Source">Connection string: of SQLite when it names a file, else of PostgreSQL.</param>
internal sealed record Store(string Source)
{
    private readonly NpgsqlDataSource? postgres = IsSqlite(Source) ? null : NpgsqlDataSource.Create(Source);

    public static string Sqlite(string file) => $"Data Source={file}";

    public async Task<DbConnection> OpenAsync()
    {
        if (postgres is not null)
        {
            return await postgres.OpenConnectionAsync();
        }

        var connection = new SqliteConnection(Source);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Creates the tables of a peer.</summary>
    public async Task CreateAsync(params string[] statements)
    {
        await using var connection = await OpenAsync();
        if (postgres is null)
        {
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL");
        }

        foreach (var statement in statements)
        {
            await ExecuteAsync(connection, statement);
        }
    }

    /// <summary>Makes a command with parameters <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public static DbCommand Command(DbConnection connection, string text, params object[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The peers' statements are constants; none holds what a request brings.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{index}";
            parameter.Value = values[index];
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static async Task ExecuteAsync(DbConnection connection, string text, params object[] values)
    {
        await using var command = Command(connection, text, values);
        await command.ExecuteNonQueryAsync();
    }

    private static bool IsSqlite(string source) => source.StartsWith("Data Source=", StringComparison.Ordinal);
}
