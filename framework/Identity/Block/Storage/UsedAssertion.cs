namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A client assertion that was accepted; it is not accepted again (IDN-5.8).</summary>
internal sealed class UsedAssertion
{
    public required string ClientId { get; init; }

    /// <summary>Digest of the <c>jti</c>.</summary>
    public required string Jti { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
