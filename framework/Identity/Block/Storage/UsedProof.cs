namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A DPoP proof that the authorization server accepted; it is not accepted again (IDN-6.11).</summary>
internal sealed class UsedProof
{
    /// <summary>Digest of its key and its <c>jti</c>.</summary>
    public required string Proof { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
