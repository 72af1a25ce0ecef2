using DigitalIndiaStack.Core.Storage.Hosting;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class MigrationTests
{
    [Theory]
    [BothDatabases]
    public async Task Hosts_that_start_at_once_on_an_empty_database_all_come_up(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() =>
            NotesHost.StartAsync(database, number % 2 == 0 ? [] : database.AsOtherProcess()))));

        foreach (var host in hosts)
        {
            await AuditChainTests.WriteAsync(host, "ke", $"note {Array.IndexOf(hosts, host)}");
            await host.DisposeAsync();
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_second_start_finds_the_data(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using (var first = await NotesHost.StartAsync(database))
        {
            await AuditChainTests.WriteAsync(first, "ke", "kept");
        }

        await using var second = await NotesHost.StartAsync(database, ("Storage:MigrateAtStart", "false"));

        await using var scope = second.Scope();
        Assert.Equal("kept", (await scope.Db.Notes.SingleAsync(NotesScope.Cancellation)).Text);
    }

    [Theory]
    [BothDatabases]
    public async Task The_migrations_make_the_model(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();

        Assert.False(scope.Db.Database.HasPendingModelChanges());
    }

    [Theory]
    [BothDatabases]
    public async Task A_host_that_may_not_migrate_does_not_start_on_an_old_store(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        Directory.CreateDirectory(Path.GetDirectoryName(database.SqliteFile)!);

        await Assert.ThrowsAsync<InvalidOperationException>(() => NotesHost.StartAsync(database, ("Storage:MigrateAtStart", "false")));
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_block_the_next()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using (await NotesHost.StartAsync(database))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={database.SqliteFile}"))
        {
            await connection.OpenAsync(NotesScope.Cancellation);
            await using var command = new SqliteCommand("INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01')", connection);
            await command.ExecuteNonQueryAsync(NotesScope.Cancellation);
        }

        await using var host = await NotesHost.StartAsync(database).WaitAsync(TimeSpan.FromMinutes(2), NotesScope.Cancellation);
    }

    [Theory]
    [BothDatabases]
    public async Task A_host_does_not_start_when_its_audit_can_be_changed(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using (var host = await NotesHost.StartAsync(database))
        {
            await using var scope = host.Scope();
            var unprotect = provider == StorageProvider.Sqlite
                ? "DROP TRIGGER audit_records_no_update"
                : "ALTER TABLE notes.audit_records DISABLE TRIGGER audit_records_no_change";
            await scope.Db.Database.ExecuteSqlRawAsync(unprotect, NotesScope.Cancellation);
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => NotesHost.StartAsync(database));
        Assert.Contains("ProtectAudit", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task A_reset_leaves_an_empty_store_that_works(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await AuditChainTests.WriteAsync(host, "ke", "gone");

        await host.Services.ResetStoresAsync(NotesScope.Cancellation);

        await using var scope = host.Scope();
        Assert.Empty(await scope.Db.Notes.ToListAsync(NotesScope.Cancellation));
        Assert.Empty(await scope.Db.AuditTrail.ToListAsync(NotesScope.Cancellation));
        await AuditChainTests.WriteAsync(host, "ke", "new");
        await AuditProtection.CheckAsync(scope.Db, NotesScope.Cancellation);
        Assert.Equal(1, Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Records);
    }

    [Fact]
    public async Task A_table_that_only_grows_refuses_change_and_replacement_on_SQLite()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();
        var migration = new MigrationBuilder("Microsoft.EntityFrameworkCore.Sqlite");
        migration.ProtectAppendOnly("notes", "notes");
        foreach (var operation in migration.Operations.Cast<SqlOperation>())
        {
            await scope.Db.Database.ExecuteSqlRawAsync(operation.Sql, NotesScope.Cancellation);
        }

        var note = await scope.WriteAsync("written");
        note.Text = "changed";

        await Assert.ThrowsAsync<DbUpdateException>(() => scope.Db.SaveChangesAsync(NotesScope.Cancellation));
    }
}
