namespace DigitalIndiaStack.Core.Storage;

/// <summary>
/// A row whose version counts its changes: storage raises it at each save and refuses a save over a newer version
/// with <see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>. The version makes the ETag.
/// </summary>
public interface IVersioned
{
    /// <summary>Number of saves so far; 1 after the first.</summary>
    long Version { get; }
}
