namespace DigitalIndiaStack.Core.Storage;

/// <summary>A store is down, full, or locked for longer than its lock timeout; the request may be sent again (API-0503).</summary>
/// <param name="message">What the store said; for logs, never for an answer.</param>
/// <param name="innerException">The error of the database driver, when there is one.</param>
public sealed class StoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
