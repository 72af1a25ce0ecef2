namespace DigitalIndiaStack.Core.Storage;

/// <summary>Tells a broken or busy store from a bug, for errors that escape from a block's own queries.</summary>
public interface IStoreFaults
{
    /// <summary>Whether the error means that the store is down, full or locked (API-0503), and not that a query is wrong (API-0500).</summary>
    /// <param name="exception">Any exception.</param>
    bool IsUnavailable(Exception exception);

    /// <summary>Whether the error means that another request changed the row first (API-0412): nothing was written, and the caller decides anew.</summary>
    /// <param name="exception">Any exception.</param>
    bool IsStale(Exception exception);
}
