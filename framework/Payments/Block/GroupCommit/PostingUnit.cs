using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>Begins the requests of the block: a transfer shares its transaction with those that wait, every other request has one of its own. Scoped.</summary>
internal sealed class PostingUnit(PaymentsDbContext db, PostingQueues queues, PostingBatch batch) : IUnitOfWork
{
    private const string Shareable = "createTransfer";
    private bool shared;

    /// <summary>The work that runs and shares its transaction.</summary>
    /// <value><see langword="null"/> when the request has one of its own.</value>
    public SharedWork? Shared { get; private set; }

    /// <remarks>A request that begins again has not done well among others, or its key is known: it runs alone.</remarks>
    public async Task<WorkStart> BeginAsync(IdempotentRequest? request, CancellationToken cancellationToken)
    {
        Shared = null;
        if (shared || request?.Operation != Shareable)
        {
            return await db.OwnUnit().BeginAsync(request, cancellationToken);
        }

        shared = true;
        var queue = queues.Of(request.Tenant);
        Shared = new SharedWork(request, queue, () => new PostingLead(db, queue, batch));
        return new WorkStart.Begun(Shared);
    }

    public Task FlushAsync(CancellationToken cancellationToken) => db.OwnUnit().FlushAsync(cancellationToken);
}
