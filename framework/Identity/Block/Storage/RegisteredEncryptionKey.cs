namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A public key that a relying party registered for answers about persons.</summary>
internal sealed class RegisteredEncryptionKey
{
    public required string Tenant { get; init; }

    public required string Client { get; init; }

    /// <summary>Thumbprint of the key (RFC 7638).</summary>
    public required string KeyId { get; init; }

    /// <summary>The members that the thumbprint is of, in its order.</summary>
    public required string Jwk { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}
