namespace DigitalIndiaStack.Core.Storage;

/// <summary>A running transaction. Disposing it without a commit undoes everything, the claimed idempotency key too.</summary>
public interface IWork : IAsyncDisposable
{
    /// <summary>Saves pending changes, audit records and events, stores the answer under the claimed key, and commits.</summary>
    /// <param name="answer">The answer about to leave, replayed to a repeat; required when a key was claimed, else ignored.</param>
    Task CommitAsync(StoredAnswer? answer, CancellationToken cancellationToken);
}
