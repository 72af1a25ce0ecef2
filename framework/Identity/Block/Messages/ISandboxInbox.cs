namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>The messages that a sandbox keeps instead of sending them.</summary>
public interface ISandboxInbox
{
    /// <summary>The newest messages to one address, newest first.</summary>
    /// <param name="tenant">The tenant of the persons.</param>
    /// <param name="address">The address; <see langword="null"/> for every address.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    Task<IReadOnlyList<KeptMessage>> ListAsync(string tenant, string? address, int limit, CancellationToken cancellationToken);
}
