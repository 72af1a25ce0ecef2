namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A key of the authorization server, made at its first start and shared by every instance.</summary>
internal sealed class StoredKey
{
    /// <summary><c>signing</c>, <c>signing-2</c> and so on, <c>credentials</c>, <c>credentials-2</c> and so on, <c>encryption</c> or <c>pairwise</c>.</summary>
    public required string Name { get; init; }

    /// <summary>PKCS #8 of a private key, the SubjectPublicKeyInfo of a retired one, or the bytes of a secret one.</summary>
    public required byte[] Value { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when a signing key signs; <see langword="null"/> for one that did from the beginning, and for other keys.</summary>
    public DateTimeOffset? SignsFrom { get; init; }

    /// <summary>Since when only the public half of a signing key is left.</summary>
    public DateTimeOffset? RetiredAt { get; init; }
}
