using System.Diagnostics;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>The order of a request that waits to be posted with others.</summary>
/// <param name="ask">What the client asks for.</param>
/// <param name="key">The key of the request.</param>
/// <param name="actor">Who asks, for the audit.</param>
internal sealed class WaitingOrder(TransferAsk ask, IdempotentRequest key, string actor)
{
    private readonly TaskCompletionSource<PostingOutcome?> turn = New<PostingOutcome?>();
    private readonly TaskCompletionSource<StoredAnswer?> answer = New<StoredAnswer?>();
    private readonly TaskCompletionSource<bool> end = New<bool>();

    // The request, for its trace.
    private readonly Activity? cause = Activity.Current;

    public IdempotentRequest Key => key;

    public IEnumerable<AccountId> Accounts => ask.Accounts;

    /// <summary>What became of the order; <see langword="null"/> when its request is to post for all who wait.</summary>
    public Task<PostingOutcome?> Turn => turn.Task;

    /// <summary>The answer to keep with the transfer; <see langword="null"/> when the request gave up.</summary>
    public Task<StoredAnswer?> Answer => answer.Task;

    /// <summary>Whether the transfer is committed; nothing of it is kept when it is not.</summary>
    public Task<bool> End => end.Task;

    /// <summary>What is to be judged, now that its accounts are locked.</summary>
    public PostingAsk Among(IReadOnlyDictionary<AccountId, LedgerAccount> accounts)
    {
        var (order, refusal) = ask.Of(accounts);
        return new PostingAsk(key, order is null ? null : order with { Key = key, Actor = actor }, refusal, cause);
    }

    public void Lead() => turn.TrySetResult(null);

    public void Judged(PostingOutcome outcome) => turn.TrySetResult(outcome);

    /// <summary>Gives the answer, or gives up.</summary>
    public void Answered(StoredAnswer? given) => answer.TrySetResult(given);

    public void Committed() => end.TrySetResult(true);

    /// <summary>Sends the request away to begin again by itself.</summary>
    public void Alone()
    {
        turn.TrySetResult(default(PostingOutcome));
        end.TrySetResult(false);
    }

    // Who is told goes on by itself, not inside of who tells.
    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
