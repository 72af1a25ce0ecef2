namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Remembers which proofs were accepted, so that none is accepted twice.</summary>
public interface IProofMemory
{
    /// <summary>Remembers a proof.</summary>
    /// <param name="proof">A digest of its key and id.</param>
    /// <param name="until">When it could not be accepted any more.</param>
    /// <returns>Whether it was new; of several calls with one proof at the same time, for one only.</returns>
    ValueTask<bool> TryRememberAsync(string proof, DateTimeOffset until, CancellationToken cancellationToken);
}
