namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A relying party must be told that a session ended. The row goes when it was told, or when that was tried too often.</summary>
internal sealed class LogoutNotice
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The person, as the client knows them.</summary>
    public required string Subject { get; init; }

    /// <summary>The session, as the client knows it.</summary>
    public required string SessionId { get; init; }

    /// <summary>How often it was tried; counted before each attempt.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next; while an attempt runs, when another host may take over.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }
}
