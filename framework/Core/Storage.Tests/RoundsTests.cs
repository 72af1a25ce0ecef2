using DigitalIndiaStack.Core.Storage.Tests.Hosting;

namespace DigitalIndiaStack.Core.Storage.Tests;

/// <summary>What a block does by itself. The pauses are a day long, so that nothing here is found by looking.</summary>
public sealed class RoundsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Announced_work_is_done_once_it_is_committed_and_not_when_it_is_undone()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        using var rounds = new NoteRounds(host.Services);
        await rounds.StartAsync(NotesScope.Cancellation);

        await using (var scope = host.Scope())
        await using (await scope.BeginAsync())
        {
            scope.Db.Announce(NoteRounds.Work);
        }

        Assert.False(await rounds.IsNextAsync(TimeSpan.FromMilliseconds(200)));
        await AnnounceAsync(host, "done");
        await rounds.NextAsync();

        Assert.Equal(1, rounds.Done);
        await rounds.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_round_that_fails_for_a_moment_does_not_end_the_rounds()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        using var rounds = new NoteRounds(host.Services) { Failure = new InvalidOperationException("away") };
        await rounds.StartAsync(NotesScope.Cancellation);
        await AnnounceAsync(host, "refused");
        await rounds.NextAsync();

        rounds.Failure = null;
        await AnnounceAsync(host, "done");
        await rounds.NextAsync();

        Assert.Equal(1, rounds.Done);
        await rounds.StopAsync(CancellationToken.None);
    }

    private static async Task AnnounceAsync(NotesHost host, string text)
    {
        await using var scope = host.Scope();
        scope.Db.Announce(NoteRounds.Work);
        await scope.WriteAsync(text);
    }

    private sealed class NoteRounds(IServiceProvider services) : StoreRounds(Work, TimeSpan.FromDays(1), services)
    {
        public const string Work = "notes.rounds";

        private readonly SemaphoreSlim ended = new(0);

        public int Done { get; private set; }

        public Exception? Failure { get; set; }

        public Task<bool> IsNextAsync(TimeSpan atMost) => ended.WaitAsync(atMost, NotesScope.Cancellation);

        public async Task NextAsync() => Assert.True(await IsNextAsync(Patience));

        public override void Dispose()
        {
            ended.Dispose();
            base.Dispose();
        }

        protected override async Task<bool> RunAsync(CancellationToken stopping)
        {
            var due = await DueAsync(_ => Failure is null ? Task.FromResult(new List<int> { 1 }) : throw Failure, stopping);
            Done += due.Count;
            ended.Release();
            return false;
        }
    }
}
