using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A subject that was given out: the derivation goes one way only, and a mapping needs the way back.</summary>
internal sealed class PairwiseSubject
{
    public required string Tenant { get; init; }

    /// <summary>The client or block that knows the person by it.</summary>
    public required string Sector { get; init; }

    public required string Subject { get; init; }

    public required PersonId PersonId { get; init; }
}
