using DigitalIndiaStack.Core.Peers;

namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>Where a host learns what is revoked: from the issuer over HTTP, or from the store of the identity block that it runs itself.</summary>
public interface IRevocationSource
{
    /// <summary>Counts what this process itself revoked: another number than before means that what was read is old.</summary>
    long Version { get; }

    /// <summary>Reads what was revoked.</summary>
    /// <param name="since">From when on; <see langword="null"/> for all that is remembered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PeerUnavailableException">It cannot be read now.</exception>
    Task<RevocationList> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken);
}
