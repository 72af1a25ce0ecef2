using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Lets one instance migrate at a time. Both locks end with their process, unlike EF's own lock row on SQLite, which survives a kill.</summary>
internal static class MigrationLock
{
    private const long AdvisoryLock = 0x4449535F4D494752;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static Task<IAsyncDisposable> TakeAsync(BlockDbContext context, CancellationToken cancellationToken) =>
        context.IsSqlite ? TakeFileAsync(context, cancellationToken) : TakeAdvisoryAsync(context, cancellationToken);

    private static async Task<IAsyncDisposable> TakeFileAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        var file = context.Database.GetDbConnection().DataSource;
        CreateDirectory(Path.GetDirectoryName(file)!);
        FileStream? held = null;
        while (held is null)
        {
            try
            {
                held = new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists($"{file}.lock"))
            {
                await Task.Delay(Poll, cancellationToken);
            }
        }

        await ForgetKilledMigrationAsync(context, cancellationToken);
        return held;
    }

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Whoever wrote EF's lock row is dead, for the file lock is ours.</summary>
    private static async Task ForgetKilledMigrationAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        var tables = context.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'");
        if (File.Exists(context.Database.GetDbConnection().DataSource) && await tables.AnyAsync(cancellationToken))
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    private static async Task<IAsyncDisposable> TakeAdvisoryAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        // A connection of its own that no pool keeps: closing it frees the lock. The first instance may take its time.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        var taken = false;
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SET lock_timeout = 0; SELECT pg_advisory_lock(@lock)", connection);
            command.Parameters.AddWithValue("lock", AdvisoryLock);
            await command.ExecuteNonQueryAsync(cancellationToken);
            taken = true;
            return connection;
        }
        finally
        {
            if (!taken)
            {
                await connection.DisposeAsync();
            }
        }
    }
}
