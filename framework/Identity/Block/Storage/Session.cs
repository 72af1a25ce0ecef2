using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A person signed in at one browser. Signing out removes the row, and with it the worth of the cookie.</summary>
internal sealed class Session
{
    /// <summary>Digest of the secret in the browser's cookie.</summary>
    public required string Key { get; init; }

    /// <summary>Stays when the person signs in again at the same browser and gets another secret.</summary>
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>The second factor of the newest sign-in.</summary>
    public required FactorKind Factor { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
