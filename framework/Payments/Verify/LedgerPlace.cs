using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Verify;

/// <summary>Finds the database that a command line names.</summary>
internal static class LedgerPlace
{
    private const string File = "payments.db";

    /// <returns>A connection that can only read, and the place in words, without secrets.</returns>
    /// <exception cref="VerifyUsageException">Neither or both places are named, or nothing is there.</exception>
    public static (DbConnection Connection, string Place) Find(VerifyRequest request) => (request.Data, request.Connection) switch
    {
        ({ } folder, null) => Sqlite(Path.Combine(folder, File)),
        (null, { } connection) => PostgreSql(Resolve(connection)),
        _ => throw new VerifyUsageException("name the ledger by --data DIR or by --connection WHERE"),
    };

    private static (DbConnection Connection, string Place) Sqlite(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new VerifyUsageException($"there is no {file}");
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        return (new SqliteConnection(connection.ConnectionString), file);
    }

    private static (DbConnection Connection, string Place) PostgreSql(string text)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "dis-payments-verify", Pooling = false };
            return (new NpgsqlConnection(connection.ConnectionString), $"PostgreSQL {connection.Host}:{connection.Port}/{connection.Database}");
        }
        catch (ArgumentException wrong)
        {
            throw new VerifyUsageException($"the connection cannot be read: {wrong.Message}");
        }
    }

    private static string Resolve(string connection)
    {
        var (kind, name) = connection.Split(':', 2) is [var before, var after] ? (before, after) : ("", "");
        return kind switch
        {
            "env" => Environment.GetEnvironmentVariable(name) ?? throw new VerifyUsageException($"there is no variable {name}"),
            "file" => System.IO.File.Exists(name) ? System.IO.File.ReadAllText(name).Trim() : throw new VerifyUsageException($"there is no file {name}"),
            _ => connection,
        };
    }
}
