using System.Data.Common;
using DigitalIndiaStack.Core.Storage.Tests.Block;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class TransactionTests
{
    [Theory]
    [BothDatabases]
    public async Task Work_that_ends_without_a_commit_leaves_nothing(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using (var scope = host.Scope())
        {
            await using var work = await scope.BeginAsync(Requests.Of("k"));
            await scope.WriteAsync("half");
            scope.Db.Record(new AuditEntry("note.write", "me"));
            scope.Db.Publish(Events.Of("half"));
            await scope.Db.SaveChangesAsync(NotesScope.Cancellation);
        }

        await using var after = host.Scope();
        Assert.Empty(await after.Db.Notes.ToListAsync(NotesScope.Cancellation));
        Assert.Empty(await after.Db.AuditTrail.ToListAsync(NotesScope.Cancellation));
        Assert.IsType<WorkStart.Begun>(await after.RequestAsync(Requests.Of("k"), () => Task.FromResult(Requests.Created("{}"))));
        Assert.Empty(host.Transport.Received);
    }

    [Theory]
    [BothDatabases]
    public async Task A_refusal_keeps_what_it_changes_and_not_its_key(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using (var scope = host.Scope())
        {
            await using var work = await scope.BeginAsync(Requests.Of("k"));
            scope.Db.Add(new Note { Id = Guid.CreateVersion7(), Text = "one attempt failed" });
            scope.Db.Record(new AuditEntry("pin.refuse", "me"));
            await scope.Db.KeepRefusalAsync(NotesScope.Cancellation);
            await Assert.ThrowsAsync<InvalidOperationException>(() => work.CommitAsync(Requests.Created("{}"), NotesScope.Cancellation));
        }

        await using var after = host.Scope();
        Assert.Equal("one attempt failed", (await after.Db.Notes.SingleAsync(NotesScope.Cancellation)).Text);
        Assert.Equal("pin.refuse", (await after.Db.AuditTrail.SingleAsync(NotesScope.Cancellation)).Action);
        Assert.IsType<WorkStart.Begun>(await after.RequestAsync(Requests.Of("k"), () => Task.FromResult(Requests.Created("{}"))));
    }

    [Theory]
    [BothDatabases]
    public async Task A_save_that_fails_in_its_last_statement_leaves_nothing(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();

        // The column holds 64 characters; SQLite does not count, so there the action is missing.
        scope.Db.Record(new AuditEntry(provider == StorageProvider.Sqlite ? null! : new string('x', 65), "me"));
        await Assert.ThrowsAnyAsync<DbException>(() => scope.WriteAsync("half"));

        await using var after = host.Scope();
        Assert.Empty(await after.Db.Notes.ToListAsync(NotesScope.Cancellation));
    }

    [Theory]
    [BothDatabases]
    public async Task The_audit_of_a_read_is_saved_by_a_flush(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();

        scope.Db.Record(new AuditEntry("note.read", "me") { Subject = "s" });
        await scope.Unit.FlushAsync(NotesScope.Cancellation);

        Assert.Equal("note.read", (await scope.Db.AuditTrail.SingleAsync(NotesScope.Cancellation)).Action);
    }

    [Theory]
    [BothDatabases]
    public async Task A_unique_violation_is_told_from_a_fault_and_the_work_goes_on(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();
        await using var work = await scope.BeginAsync();
        await scope.WriteAsync("one");

        scope.Db.Add(new Note { Id = Guid.CreateVersion7(), Text = "one" });
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => scope.Db.SaveOrUndoAsync(NotesScope.Cancellation));
        scope.Db.ChangeTracker.Clear();
        await scope.WriteAsync("two");
        await work.CommitAsync(null, NotesScope.Cancellation);

        Assert.True(refused.IsUniqueViolation());
        Assert.Equal(["one", "two"], await scope.Db.Notes.Select(note => note.Text).Order().ToListAsync(NotesScope.Cancellation));
    }

    [Theory]
    [BothDatabases]
    public async Task A_stale_version_is_refused(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var first = host.Scope();
        var note = await first.WriteAsync("first");
        await using var second = host.Scope();
        (await second.Db.Notes.SingleAsync(NotesScope.Cancellation)).Text = "second";
        await second.Db.SaveChangesAsync(NotesScope.Cancellation);

        note.Text = "late";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.Db.SaveChangesAsync(NotesScope.Cancellation));
        await using var after = host.Scope();
        var kept = await after.Db.Notes.SingleAsync(NotesScope.Cancellation);
        Assert.Equal((2, "second"), (kept.Version, kept.Text));
    }

    [Theory]
    [BothDatabases]
    public async Task Times_are_compared_and_sorted_in_the_database(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();
        var noon = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.FromHours(3)).AddMicroseconds(7).AddTicks(5);
        scope.Db.AddRange(
            new Note { Id = Guid.CreateVersion7(), Text = "late", WrittenAt = noon.AddDays(1) },
            new Note { Id = Guid.CreateVersion7(), Text = "noon", WrittenAt = noon, DueOn = new DateOnly(2026, 5, 5) },
            new Note { Id = Guid.CreateVersion7(), Text = "early", WrittenAt = noon.AddYears(-80) });
        await scope.Db.SaveChangesAsync(NotesScope.Cancellation);

        await using var after = host.Scope();
        var sorted = await after.Db.Notes.Where(note => note.WrittenAt <= noon.ToUniversalTime()).OrderBy(note => note.WrittenAt).ToListAsync(NotesScope.Cancellation);

        Assert.Equal(["early", "noon"], sorted.Select(note => note.Text));
        Assert.Equal(noon.ToUniversalTime().AddTicks(-5), sorted[1].WrittenAt);
        Assert.Equal(TimeSpan.Zero, sorted[1].WrittenAt.Offset);
        Assert.Equal(new DateOnly(2026, 5, 5), sorted[1].DueOn);
    }

    [Fact]
    public async Task A_statement_on_its_own_waits_for_a_transaction_without_a_blocked_thread_and_leaves_the_file_to_others_also_when_it_fails()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database, ("Storage:LockTimeoutSeconds", "5"));
        await using var scope = host.Scope();
        await scope.WriteAsync("first");
        await using var other = host.Scope();
        var work = await other.BeginAsync();

        var late = scope.Db.Notes.ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "late"), NotesScope.Cancellation);
        Assert.False(late.IsCompleted);
        await work.CommitAsync(Requests.Created("{}"), NotesScope.Cancellation);
        await work.DisposeAsync();
        Assert.Equal(1, await late);

        await Assert.ThrowsAnyAsync<DbException>(() => scope.Db.Database.ExecuteSqlRawAsync("UPDATE notes SET nothing = 1", NotesScope.Cancellation));
        await other.WriteAsync("next");
    }
}
