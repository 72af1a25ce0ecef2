using DigitalIndiaStack.Core.Storage.Audit;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

/// <summary>What an administrator of the database may do to a chain of ten records, after taking the triggers away, is found.</summary>
public sealed class AuditTamperTests
{
    private const string Copied =
        "tenant, sequence, recorded_at, action, actor, subject, resource, purpose, consent_id, trace_id, detail, previous_hash, hash";

    private static readonly (string Sql, long Sequence, AuditFaultKind Kind)[] Changes =
    [
        ("UPDATE {r} SET actor = 'you' WHERE sequence = 4", 4, AuditFaultKind.Altered),
        ("UPDATE {r} SET subject = NULL WHERE sequence = 10", 10, AuditFaultKind.Altered),
        ("UPDATE {r} SET purpose = 'benefit' WHERE sequence = 1", 1, AuditFaultKind.Altered),
        ("UPDATE {r} SET detail = '{{\"fields\":\"name\"}}' WHERE sequence = 2", 2, AuditFaultKind.Altered),
        ("UPDATE {r} SET hash = '0' WHERE sequence = 3", 3, AuditFaultKind.Altered),
        ("UPDATE {r} SET previous_hash = '0' WHERE sequence = 6", 6, AuditFaultKind.Altered),
        ("UPDATE {r} SET recorded_at = (SELECT recorded_at FROM {r} WHERE sequence = 9) WHERE sequence = 8", 8, AuditFaultKind.Altered),
        ("DELETE FROM {r} WHERE sequence = 5", 5, AuditFaultKind.Missing),
        ("DELETE FROM {r} WHERE sequence = 1", 1, AuditFaultKind.Missing),
        ("DELETE FROM {r} WHERE sequence > 7", 8, AuditFaultKind.Missing),
        ("DELETE FROM {r}", 1, AuditFaultKind.Missing),
        ("UPDATE {r} SET sequence = 40 WHERE sequence = 4; UPDATE {r} SET sequence = 4 WHERE sequence = 5; UPDATE {r} SET sequence = 5 WHERE sequence = 40", 4, AuditFaultKind.Altered),
        ("UPDATE {r} SET sequence = sequence + 100 WHERE sequence > 3", 4, AuditFaultKind.Missing),
        ("INSERT INTO {r} (" + Copied + ") SELECT " + Copied.Replace("sequence", "11", StringComparison.Ordinal) + " FROM {r} WHERE sequence = 2", 11, AuditFaultKind.BeyondHead),
        ("UPDATE {h} SET sequence = 7, hash = (SELECT hash FROM {r} WHERE sequence = 7)", 8, AuditFaultKind.BeyondHead),
        ("UPDATE {h} SET hash = '0'", 10, AuditFaultKind.HeadAltered),
        ("DELETE FROM {h}", 10, AuditFaultKind.HeadAltered),
    ];

    [Theory]
    [BothDatabases]
    public async Task A_change_is_found_where_it_is(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await TenRecordsAsync(database);

        foreach (var change in Changes)
        {
            await using var scope = host.Scope();
            await using var undone = await scope.Db.Database.BeginTransactionAsync(NotesScope.Cancellation);
            await TamperAsync(scope, change.Sql);

            var report = await AuditVerifier.VerifyAsync(scope.Db, [], NotesScope.Cancellation);

            Assert.True(report.Faults.Contains(new AuditFault("ke", change.Sequence, change.Kind)), $"{change.Sql}: {string.Join(", ", report.Faults)}");
        }

        Assert.Empty(Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Faults);
    }

    [Theory]
    [BothDatabases]
    public async Task A_record_replaced_with_a_fitting_hash_does_not_fit_the_next(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await TenRecordsAsync(database);
        await using var scope = host.Scope();
        var forged = await scope.Db.AuditTrail.SingleAsync(record => record.Sequence == 4, NotesScope.Cancellation);
        scope.Db.Entry(forged).Property(record => record.Actor).CurrentValue = "you";

        await TamperAsync(scope, $"UPDATE {{r}} SET actor = 'you', hash = '{AuditHash.Of("notes", forged)}' WHERE sequence = 4");

        var report = Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation));
        Assert.Equal([new AuditFault("ke", 5, AuditFaultKind.Unlinked)], report.Faults);
    }

    [Theory]
    [BothDatabases]
    public async Task A_tail_cut_together_with_its_head_is_found_by_a_head_kept_elsewhere(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await TenRecordsAsync(database);
        var kept = Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Heads;

        await using var scope = host.Scope();
        await TamperAsync(scope, "DELETE FROM {r} WHERE sequence > 7; UPDATE {h} SET sequence = 7, hash = (SELECT hash FROM {r} WHERE sequence = 7)");

        Assert.Empty(Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Faults);
        var known = new Dictionary<string, IReadOnlyCollection<AuditMark>> { ["notes"] = [.. kept] };
        var report = Assert.Single(await host.Services.VerifyAuditAsync(known, NotesScope.Cancellation));
        Assert.Equal([new AuditFault("ke", 10, AuditFaultKind.Rewritten)], report.Faults);
    }

    [Theory]
    [BothDatabases]
    public async Task The_tables_refuse_every_change_but_an_insert(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await TenRecordsAsync(database);
        await using var scope = host.Scope();
        List<string> changes =
        [
            "UPDATE {r} SET actor = 'you' WHERE sequence = 4", "DELETE FROM {r} WHERE sequence = 10", "DELETE FROM {h}",
            "UPDATE {h} SET sequence = 7", "UPDATE {h} SET hash = '0'",
            provider == StorageProvider.Sqlite
                ? "INSERT OR REPLACE INTO {r} SELECT * FROM {r} WHERE sequence = 3"
                : "TRUNCATE {r}",
        ];

        foreach (var change in changes)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(scope, change));
            Assert.Contains("is append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Faults);
    }

    private static async Task<NotesHost> TenRecordsAsync(Database database)
    {
        var host = await NotesHost.StartAsync(database);
        for (var number = 1; number <= 10; number++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await AuditChainTests.WriteAsync(host, "ke", $"note {number}");
        }

        return host;
    }

    private static async Task TamperAsync(NotesScope scope, string change)
    {
        var unprotect = scope.Db.Database.IsSqlite()
            ? string.Concat((await scope.Db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync(NotesScope.Cancellation)).Select(name => $"DROP TRIGGER {name};"))
            : "ALTER TABLE {r} DISABLE TRIGGER ALL; ALTER TABLE {h} DISABLE TRIGGER ALL;";
        await ExecuteAsync(scope, unprotect);
        await ExecuteAsync(scope, change);
    }

    private static Task<int> ExecuteAsync(NotesScope scope, string sql) => scope.Db.Database.ExecuteSqlRawAsync(
        sql
            .Replace("{r}", StoreSql.Table<AuditRecord>(scope.Db), StringComparison.Ordinal)
            .Replace("{h}", StoreSql.Table<AuditHead>(scope.Db), StringComparison.Ordinal),
        NotesScope.Cancellation);
}
