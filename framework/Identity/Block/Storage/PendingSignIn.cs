using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A sign-in whose PIN was right and which waits for a second factor; its key is known to one browser only.</summary>
internal sealed class PendingSignIn
{
    /// <summary>The digest while no code was sent; no code has it.</summary>
    public const string NoCode = "";

    /// <summary>Digest of the secret in the browser's cookie.</summary>
    public required string Key { get; init; }

    public required string Tenant { get; init; }

    public required PersonId PersonId { get; init; }

    public required string CodeDigest { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the factor was accepted; a sign-in is finished once (IDN-3.9).</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
