using DigitalIndiaStack.Core.Storage.Idempotency;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Runs a request in one transaction of its block's context.</summary>
internal sealed class UnitOfWork(BlockDbContext context) : IUnitOfWork
{
    public async Task<WorkStart> BeginAsync(IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (context.CurrentWork is not null)
        {
            throw new InvalidOperationException("A unit of work runs already.");
        }

        StoreTransaction transaction;
        try
        {
            transaction = await StoreTransaction.BeginAsync(context, cancellationToken);
        }
        catch (StoreUnavailableException) when (RunningKeys.Contains(context, request))
        {
            return new WorkStart.StillRunning();
        }

        var work = new Work(context, transaction, request);
        WorkStart? start = null;
        try
        {
            start = request is null ? null : await IdempotencyKeys.ClaimAsync(context, request, cancellationToken);
            return start ??= new WorkStart.Begun(work);
        }
        finally
        {
            if (start is not WorkStart.Begun)
            {
                await work.DisposeAsync();
            }
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (context.HasUnsaved)
        {
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
