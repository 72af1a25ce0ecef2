using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>The authorization of which all tokens are that a delegate got when they acted once. Without the row they are good for nothing.</summary>
internal sealed class DelegationGrant
{
    public required Guid AuthorizationId { get; init; }

    public required Guid DelegationId { get; init; }

    public required PersonId PrincipalId { get; init; }

    public required PersonId DelegateId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The session of the delegate.</summary>
    public required Guid SessionId { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }
}
