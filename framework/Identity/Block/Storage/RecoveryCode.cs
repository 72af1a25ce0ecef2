using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>One printed code of a person, known by a keyed hash alone. It is good in its set, once.</summary>
internal sealed class RecoveryCode
{
    public required string Digest { get; init; }

    public required PersonId PersonId { get; init; }

    public required Guid SetId { get; init; }

    /// <summary>When it signed the person in (IDN-11.6).</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
