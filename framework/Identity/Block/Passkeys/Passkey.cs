using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>One passkey of a person: the public half of a key that never leaves their device or its keeper.</summary>
internal sealed class Passkey : IVersioned
{
    /// <summary>The id that its authenticator gave it, in base64url; nobody else has one of it.</summary>
    public required string CredentialId { get; init; }

    /// <summary>The id by which pages name it.</summary>
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The public key as COSE has it.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often it signed, as it says itself; always 0 where its authenticator does not count.</summary>
    public required long SignCount { get; init; }

    /// <summary>Whether its authenticator may copy it to other devices of the person.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>How browsers reach its authenticator, such as <c>internal,hybrid</c>.</summary>
    public required string Transports { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>When its counter went back, so that it may have been copied; it signs nobody in any more.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    public long Version { get; private set; }

    /// <summary>Shuts it for good.</summary>
    /// <returns><see langword="false"/> when it is shut already.</returns>
    public bool Lock(DateTimeOffset now)
    {
        var isFirst = LockedAt is null;
        LockedAt ??= now;
        return isFirst;
    }
}
