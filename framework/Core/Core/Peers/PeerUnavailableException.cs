namespace DigitalIndiaStack.Core.Peers;

/// <summary>Another block did not answer, or answered that it cannot work now (API-0503).</summary>
/// <param name="peer">The block that was called.</param>
/// <param name="message">What happened; for logs, never for an answer.</param>
/// <param name="innerException">The error below, when there is one.</param>
public sealed class PeerUnavailableException(string peer, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The block that was called.</summary>
    public string Peer { get; } = peer;
}
