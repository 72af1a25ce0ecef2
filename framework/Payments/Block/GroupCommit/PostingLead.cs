using System.Data.Common;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>The posting of all who wait in one transaction, by the request whose turn it is. Whoever was not told how it ended begins again alone.</summary>
internal sealed class PostingLead(PaymentsDbContext db, PostingQueue queue, PostingBatch batch) : IAsyncDisposable
{
    // From how many on one statement for each table costs PostgreSQL less than one for each row. SQLite has no round trips to save.
    private const int Many = 8;

    // Who leads is the first of them.
    private List<WaitingOrder> untold = [];
    private IWork? work;
    private bool isSet;

    /// <summary>Judges all who wait and tells them, so that each makes its answer.</summary>
    /// <returns>The outcome of who leads.</returns>
    public async Task<PostingOutcome> JudgeAsync()
    {
        untold = queue.Take();

        // No key is claimed: each order brings its own. Nothing is cancellable: it is the work of others too.
        work = ((WorkStart.Begun)await db.OwnUnit().BeginAsync(null, CancellationToken.None)).Work;
        isSet = untold.Count >= Many && db.Database.IsNpgsql();
        var accounts = await batch.LockAsync(untold.SelectMany(each => each.Accounts), isFollowed: !isSet, CancellationToken.None);
        var outcomes = await batch.JudgeAsync(untold.ConvertAll(each => each.Among(accounts)), CancellationToken.None);
        foreach (var (each, outcome) in untold.Zip(outcomes))
        {
            each.Judged(outcome);
        }

        untold = [.. untold.Where((_, place) => outcomes[place].Transfer is not null)];
        return outcomes[0];
    }

    /// <summary>Writes what was judged good with the answers to it, commits, and lets each request answer.</summary>
    /// <exception cref="BeginAgainException">One of them broke a rule of the database, or gave up: each is told by itself, alone.</exception>
    public async Task FinishAsync()
    {
        if (untold.Count == 0)
        {
            return;
        }

        foreach (var each in untold)
        {
            db.KeepAnswer(each.Key, await each.Answer ?? throw new BeginAgainException());
        }

        try
        {
            await (isSet ? batch.WriteSetAsync(CancellationToken.None) : batch.WriteAsync(CancellationToken.None));
        }
        catch (Exception broken) when (broken is DbUpdateException or DbException)
        {
            throw new BeginAgainException(broken);
        }

        await work!.CommitAsync(null, CancellationToken.None);
        untold.ForEach(each => each.Committed());
        untold = [];
    }

    /// <summary>Undoes what is not committed, sends away whom it was for, and lets the next one lead.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (work?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            untold.ForEach(each => each.Alone());
            queue.Pass();
        }
    }
}
