namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>One event for one target. It is removed when the target took it.</summary>
internal sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required string Type { get; init; }

    public required string Target { get; init; }

    /// <summary>The CloudEvent, JSON.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>When it may be tried next; while a deliverer holds it, when its lease ends.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>When it was given up; an operator may set it back.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    public string? LastError { get; set; }
}
