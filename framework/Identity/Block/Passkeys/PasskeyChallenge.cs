namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>A challenge that waits for its answer, at one browser. Whoever takes it removes it, so that it is answered once.</summary>
internal sealed class PasskeyChallenge
{
    /// <summary>The digest of the browser's secret: of its sign-in that waits, or of its session.</summary>
    public required string Key { get; init; }

    /// <summary>Which of all challenges of this browser it is; a new one takes the place of the one before.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the handler needs to judge the answer.</summary>
    public required string State { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
