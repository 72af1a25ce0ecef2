namespace DigitalIndiaStack.Core.Storage;

/// <summary>The transaction of one request on one block's store; scoped, and keyed by the block's name.</summary>
/// <remarks>Errors of the store escape as the driver throws them; <see cref="IStoreFaults"/> names those that mean API-0503.</remarks>
public interface IUnitOfWork
{
    /// <summary>Begins the one transaction of a request, claiming its idempotency key in the same transaction when it has one.</summary>
    /// <param name="request">The request as its key names it; <see langword="null"/> when the caller sent no key.</param>
    /// <returns>
    /// <see cref="WorkStart.Begun"/>, or, for a repeated key, the answer that the first request got, or why there is none.
    /// A second request waits for a running first one, for at most the lock timeout of the store.
    /// </returns>
    Task<WorkStart> BeginAsync(IdempotentRequest? request, CancellationToken cancellationToken);

    /// <summary>
    /// Saves what was recorded outside a transaction (the audit of a read) before the answer leaves.
    /// Does nothing when there is nothing to save. An answer must not leave when this throws: no act without its record.
    /// </summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
