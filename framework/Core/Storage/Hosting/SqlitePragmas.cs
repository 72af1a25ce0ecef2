using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>
/// Sets what a SQLite connection does not remember: each commit reaches the disk, and a REPLACE fires the delete
/// triggers that protect append-only tables.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;";

    public static readonly SqlitePragmas Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
