using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Empties a store by dropping its tables, which is the only way past append-only ones, and making them again.</summary>
internal static class StoreReset
{
    public static async Task RunAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        await using var migrationLock = await MigrationLock.TakeAsync(context, cancellationToken);
        if (context.IsSqlite)
        {
            await DropTablesAsync(context, cancellationToken);
        }
        else
        {
            var drop = $"DROP SCHEMA IF EXISTS {context.Block} CASCADE";
            await context.Database.ExecuteSqlRawAsync(drop, cancellationToken);
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The file itself stays: other connections may have it open.</summary>
    private static async Task DropTablesAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);

        // Tables refer to each other, and this can be set outside a transaction only.
        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", cancellationToken);
        await using (var transaction = await StoreTransaction.BeginAsync(context, cancellationToken))
        {
            var tables = await context.Database
                .SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                .ToListAsync(cancellationToken);
            foreach (var table in tables)
            {
                var drop = $"DROP TABLE \"{table}\"";
                await context.Database.ExecuteSqlRawAsync(drop, cancellationToken);
            }

            await transaction.CommitAsync();
        }

        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON", cancellationToken);
        await context.Database.CloseConnectionAsync();
    }
}
