namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A relying party that got a code in a session, and the authorization of which all of its tokens are.</summary>
internal sealed class SessionParty
{
    public required Guid SessionId { get; init; }

    public required Guid AuthorizationId { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }
}
