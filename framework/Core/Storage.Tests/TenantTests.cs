using DigitalIndiaStack.Core.Storage.Tests.Block;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class TenantTests
{
    [Theory]
    [BothDatabases]
    public async Task A_row_is_seen_by_its_own_tenant_only_whatever_way_it_is_asked_for(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        var all = provider == StorageProvider.Sqlite ? "SELECT * FROM notes" : "SELECT * FROM notes.notes";
        await using var owner = host.Scope("ke");
        var note = await owner.WriteAsync("mine");

        foreach (var tenant in (string?[])["ma", null])
        {
            await using var other = host.Scope(tenant);
            Assert.Null(await other.Db.FindAsync<Note>([note.Id], NotesScope.Cancellation));
            Assert.Null(await other.Db.Notes.SingleOrDefaultAsync(row => row.Id == note.Id, NotesScope.Cancellation));
            Assert.Equal(0, await other.Db.Notes.Where(row => row.Id == note.Id).ExecuteDeleteAsync(NotesScope.Cancellation));
            Assert.Equal(0, await other.Db.Notes.ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, "taken"), NotesScope.Cancellation));
            Assert.Empty(await other.Db.Notes.FromSqlRaw(all).ToListAsync(NotesScope.Cancellation));
        }

        await using var again = host.Scope("ke");
        Assert.Equal("mine", (await again.Db.FindAsync<Note>([note.Id], NotesScope.Cancellation))!.Text);
    }

    [Theory]
    [BothDatabases]
    public async Task A_context_takes_nothing_of_one_request_to_the_next(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        NotesDbContext left;
        await using (var first = host.Scope("ke"))
        {
            left = first.Db;
            left.Add(new Note { Id = Guid.CreateVersion7(), Text = "unsaved" });
            left.Record(new AuditEntry("note.forgotten", "me"));
        }

        await using var next = await AgainAsync(host, left);
        await next.WriteAsync("saved");
        next.Db.Record(new AuditEntry("note.write", "me"));
        await next.Unit.FlushAsync(NotesScope.Cancellation);
        Assert.Equal("saved", (await next.Db.Notes.SingleAsync(NotesScope.Cancellation)).Text);
        Assert.Equal("note.write", (await next.Db.AuditTrail.SingleAsync(NotesScope.Cancellation)).Action);
    }

    [Fact]
    public async Task A_context_that_was_given_back_does_nothing_more()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope("ke");

        // The pool has it back when the scope ends, and may have lent it again since.
        await scope.Db.DisposeAsync();

        Assert.Throws<InvalidOperationException>(() => scope.Db.Record(new AuditEntry("note.late", "me")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.Db.Notes.ToListAsync(NotesScope.Cancellation));
    }

    [Fact]
    public async Task A_row_of_another_tenant_is_not_saved()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope("ke");

        scope.Db.Add(new Note { Id = Guid.CreateVersion7(), Tenant = "ma", Text = "smuggled" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.Db.SaveChangesAsync(NotesScope.Cancellation));
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_that_was_read_for_one_tenant_is_not_changed_for_another(EntityState change)
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        await using var owner = host.Scope("ke");
        var note = await owner.WriteAsync("mine");
        await using var other = host.Scope("ma");

        other.Db.Entry(note).State = change;

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.Db.SaveChangesAsync(NotesScope.Cancellation));
    }

    [Fact]
    public async Task Nothing_is_saved_for_nobody()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope(null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.WriteAsync("nobody's"));
    }

    /// <summary>The scope in which the context comes again; the host's own work takes its turn too.</summary>
    private static async Task<NotesScope> AgainAsync(NotesHost host, NotesDbContext context)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            var scope = host.Scope("ma");
            if (ReferenceEquals(scope.Db, context))
            {
                return scope;
            }

            await scope.DisposeAsync();
            await Task.Delay(20, NotesScope.Cancellation);
        }

        throw new InvalidOperationException("The context did not come again.");
    }
}
