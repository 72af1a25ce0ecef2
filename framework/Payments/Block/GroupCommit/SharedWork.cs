using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>
/// A request that shares its transaction (decision 21). Its order waits in the queue; the request whose turn it is judges all that wait,
/// lets each make its answer, writes transfers and answers together and commits; only then does anybody answer.
/// </summary>
internal sealed class SharedWork(IdempotentRequest request, PostingQueue queue, Func<PostingLead> leads) : IWork
{
    private WaitingOrder? mine;
    private PostingLead? lead;

    public IdempotentRequest Request => request;

    /// <summary>Waits with the order, and posts for all when it is this request's turn.</summary>
    /// <exception cref="BeginAgainException">The key became known meanwhile, or what was posted together failed.</exception>
    /// <exception cref="StoreUnavailableException">Too many wait.</exception>
    /// <param name="ask">What the client asks for.</param>
    /// <param name="actor">Who asks, for the audit.</param>
    public async Task<PostingOutcome> PostAsync(TransferAsk ask, string actor)
    {
        mine = new WaitingOrder(ask, request, actor);
        queue.Join(mine);

        // Not cancellable: whose turn it is must lead.
        var outcome = await mine.Turn ?? await LeadAsync();
        return outcome.IsKnown ? throw new BeginAgainException() : outcome;
    }

    public async Task CommitAsync(StoredAnswer? answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        mine!.Answered(answer);
        if (lead is not null)
        {
            await FinishAsync();
        }
        else if (!await mine.End)
        {
            throw new BeginAgainException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        mine?.Answered(null);
        if (lead is not null)
        {
            await lead.DisposeAsync();
        }
    }

    private async Task<PostingOutcome> LeadAsync()
    {
        lead = leads();
        var outcome = await lead.JudgeAsync();
        if (outcome.Transfer is null)
        {
            // It has no answer that is to be kept; the others have.
            await FinishAsync();
        }

        return outcome;
    }

    private async Task FinishAsync()
    {
        await lead!.FinishAsync();
        await lead.DisposeAsync();
        lead = null;
    }
}
