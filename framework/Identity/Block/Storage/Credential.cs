using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A credential that was given: whose it is and where its status stands. What it says of the person is kept nowhere.</summary>
internal sealed class Credential : ITenantOwned
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required PersonId PersonId { get; init; }

    public required Guid ListId { get; init; }

    /// <summary>Its place in the list.</summary>
    public required int Place { get; init; }

    /// <summary>Whether it is bound to no key.</summary>
    public required bool IsPrinted { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Set once, by an update that asks for its absence.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
