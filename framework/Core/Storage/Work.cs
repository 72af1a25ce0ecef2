using DigitalIndiaStack.Core.Storage.Idempotency;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>The running transaction of a request.</summary>
internal sealed class Work : IWork
{
    private readonly BlockDbContext context;
    private readonly StoreTransaction transaction;
    private readonly IdempotentRequest? request;
    private bool committed;

    public Work(BlockDbContext context, StoreTransaction transaction, IdempotentRequest? request)
    {
        this.context = context;
        this.transaction = transaction;
        this.request = request;
        context.CurrentWork = this;
        RunningKeys.Add(context, request);
    }

    /// <summary>The request by its key; <see langword="null"/> when it has none.</summary>
    public IdempotentRequest? Request => request;

    public async Task CommitAsync(StoredAnswer? answer, CancellationToken cancellationToken)
    {
        ThrowWhenEnded();
        await context.SaveChangesAsync(cancellationToken);
        if (request is not null)
        {
            ArgumentNullException.ThrowIfNull(answer);
            await IdempotencyKeys.AnswerAsync(context, request, answer, cancellationToken);
        }

        await EndAsync(cancellationToken);
    }

    /// <summary>Commits the changes of a refusal; its key stays free, as that of every refused request.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        ThrowWhenEnded();
        await context.SaveChangesAsync(cancellationToken);
        if (request is not null)
        {
            await IdempotencyKeys.ReleaseAsync(context, request, cancellationToken);
        }

        await EndAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        context.CurrentWork = null;
        RunningKeys.Remove(context, request);
        if (!committed)
        {
            context.Forget();
        }

        await transaction.DisposeAsync();
    }

    private void ThrowWhenEnded()
    {
        if (committed)
        {
            throw new InvalidOperationException("The unit of work has ended.");
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        // Last, because the head's lock makes the writers of a tenant queue.
        await context.AppendAuditAsync(cancellationToken);
        await transaction.CommitAsync();
        committed = true;
    }
}
