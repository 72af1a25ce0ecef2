using DigitalIndiaStack.Core.Storage.Tests.Block;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

/// <summary>Rows that one statement writes are kept like rows that are saved.</summary>
public sealed class SetTests
{
    private static int made;

    [Theory]
    [BothDatabases]
    public async Task A_set_of_rows_is_added_and_changed_whole_or_not_at_all(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        var (first, second) = (Note("It's \"quoted\", \\ and हिन्दी", new DateOnly(2026, 2, 28)), Note("plain", null));

        await CommitAsync(host, async scope =>
        {
            await scope.Db.AddManyAsync([first, second], NotesScope.Cancellation);
            await scope.Db.AddManyAsync<Note>([], NotesScope.Cancellation);
        });
        Assert.Equal([(first.Text, first.WrittenAt, first.DueOn, 1L), (second.Text, second.WrittenAt, null, 1L)], await ReadAsync(host));

        (first.Text, second.Text) = ("one", "two");
        await CommitAsync(host, scope => scope.Db.ChangeManyAsync([first, second], NotesScope.Cancellation, nameof(Block.Note.Text)));
        Assert.Equal([("one", first.WrittenAt, first.DueOn, 2L), ("two", second.WrittenAt, null, 2L)], await ReadAsync(host));

        // One row that is not there, or is another tenant's, and nothing of the set stands.
        first.Text = "three";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => CommitAsync(host, scope => scope.Db.ChangeManyAsync([first, Note("gone", null, "ke")], NotesScope.Cancellation, nameof(Block.Note.Text))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(host, scope => scope.Db.ChangeManyAsync([first, Note("other", null, "ma")], NotesScope.Cancellation, nameof(Block.Note.Text))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(host, scope => scope.Db.AddManyAsync([Note("new", null), Note("other", null, "ma")], NotesScope.Cancellation)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(host, scope => scope.Db.AddManyAsync([Note("nobody's", null)], NotesScope.Cancellation), null));
        Assert.Equal(["one", "two"], (await ReadAsync(host)).Select(note => note.Text));
    }

    [Theory]
    [BothDatabases]
    public async Task Many_records_at_once_are_one_chain(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        foreach (var count in (int[])[1, 7, 8, 1001, 2])
        {
            await CommitAsync(host, scope =>
            {
                for (var number = 0; number < count; number++)
                {
                    scope.Db.Record(new AuditEntry("note.count", "me") { Resource = $"note/{number}", Detail = new Dictionary<string, string> { ["of"] = $"{count}" } });
                }

                return Task.CompletedTask;
            });
        }

        var report = Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation));
        Assert.Empty(report.Faults);
        await using var scope = host.Scope("ke");
        Assert.Equal(1 + 7 + 8 + 1001 + 2, await scope.Db.AuditTrail.CountAsync(NotesScope.Cancellation));
    }

    private static Note Note(string text, DateOnly? due, string tenant = "") =>
        new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(Interlocked.Increment(ref made))), Tenant = tenant, Text = text, DueOn = due, WrittenAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(6) };

    private static async Task CommitAsync(NotesHost host, Func<NotesScope, Task> write, string? tenant = "ke")
    {
        await using var scope = host.Scope(tenant);
        await using var work = await scope.BeginAsync();
        await write(scope);
        await work.CommitAsync(null, NotesScope.Cancellation);
    }

    private static async Task<List<(string Text, DateTimeOffset WrittenAt, DateOnly? DueOn, long Version)>> ReadAsync(NotesHost host)
    {
        await using var scope = host.Scope("ke");
        return [.. (await scope.Db.Notes.AsNoTracking().OrderBy(note => note.Id).ToListAsync(NotesScope.Cancellation)).Select(note => (note.Text, note.WrittenAt, note.DueOn, note.Version))];
    }
}
