using System.Text;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class IdempotencyTests
{
    private const int Racers = 16;

    [Theory]
    [BothDatabases]
    public async Task The_same_key_raced_on_one_host_has_one_effect_and_one_answer(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);

        await RaceAsync(host, host);
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_key_raced_on_two_processes_has_one_effect_and_one_answer(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var one = await NotesHost.StartAsync(database);
        await using var two = await NotesHost.StartAsync(database, database.AsOtherProcess());

        await RaceAsync(one, two);
    }

    [Theory]
    [BothDatabases]
    public async Task A_repeat_gets_the_first_answer_byte_for_byte(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await AskAsync(host, "k", "habari \0 ✓");

        var repeated = Assert.IsType<WorkStart.Replay>(await AskAsync(host, "k", "another")).Answer;

        Assert.Equal(201, repeated.Status);
        Assert.Equal("/notes/1", repeated.Headers["Location"]);
        Assert.Equal("habari \0 ✓", Encoding.UTF8.GetString(repeated.Body.Span));
    }

    [Theory]
    [BothDatabases]
    public async Task The_key_of_another_request_is_refused_and_of_another_caller_is_another_key(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await AskAsync(host, "k", "first");
        await using var scope = host.Scope();

        Assert.IsType<WorkStart.Mismatch>(await scope.Unit.BeginAsync(Requests.Of("k", body: "{ }"), NotesScope.Cancellation));
        await using (await scope.BeginAsync(Requests.Of("k", client: "other")))
        {
        }

        await using (await scope.BeginAsync(Requests.Of("k", tenant: "ma")))
        {
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_key_is_free_again_when_it_expired(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await AskAsync(host, "k", "first");

        host.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromTicks(10));
        Assert.IsType<WorkStart.Replay>(await AskAsync(host, "k", "again"));

        host.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.IsType<WorkStart.Begun>(await AskAsync(host, "k", "second"));
        Assert.Equal("second", Encoding.UTF8.GetString(Assert.IsType<WorkStart.Replay>(await AskAsync(host, "k", "third")).Answer.Body.Span));
    }

    [Theory]
    [BothDatabases]
    public async Task A_repeat_of_a_request_that_does_not_end_is_told_so_after_the_lock_timeout(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database, ("Storage:LockTimeoutSeconds", "1"));
        await using var first = host.Scope();
        await using var work = await first.BeginAsync(Requests.Of("k"));

        await using var second = host.Scope();
        Assert.IsType<WorkStart.StillRunning>(await second.Unit.BeginAsync(Requests.Of("k"), NotesScope.Cancellation));

        await work.CommitAsync(Requests.Created("done"), NotesScope.Cancellation);
        await work.DisposeAsync();
        Assert.IsType<WorkStart.Replay>(await AskAsync(host, "k", "late"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_request_that_runs_is_not_forgotten_when_its_key_ends_in_another_store(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        using var elsewhere = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database, ("Storage:LockTimeoutSeconds", "1"));
        await using var other = await NotesHost.StartAsync(elsewhere);
        await using var first = host.Scope();
        await using var work = await first.BeginAsync(Requests.Of("shared"));

        await AskAsync(other, "shared", "done elsewhere");

        await using var second = host.Scope();
        Assert.IsType<WorkStart.StillRunning>(await second.Unit.BeginAsync(Requests.Of("shared"), NotesScope.Cancellation));
    }

    private static async Task RaceAsync(NotesHost one, NotesHost two)
    {
        for (var round = 0; round < 5; round++)
        {
            var key = $"round {round}";
            var starts = await Task.WhenAll(Enumerable.Range(0, Racers)
                .Select(racer => Task.Run(() => AskAsync(racer % 2 == 0 ? one : two, key, $"{key} of {racer}"))));

            var answers = starts.OfType<WorkStart.Replay>().Select(replay => Encoding.UTF8.GetString(replay.Answer.Body.Span)).ToList();
            Assert.Single(starts.OfType<WorkStart.Begun>());
            Assert.Equal(Racers - 1, answers.Count);
            await using var scope = one.Scope();
            var written = await scope.Db.Notes.Where(note => note.Text.StartsWith(key)).Select(note => note.Text).ToListAsync(NotesScope.Cancellation);
            Assert.Equal(written, answers.Distinct());
        }
    }

    private static async Task<WorkStart> AskAsync(NotesHost host, string key, string text)
    {
        await using var scope = host.Scope();
        return await scope.RequestAsync(Requests.Of(key), async () =>
        {
            await scope.WriteAsync(text.Replace("\0", "", StringComparison.Ordinal));
            scope.Db.Record(new AuditEntry("note.write", "me"));
            return Requests.Created(text);
        });
    }
}
