namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A message that a sandbox keeps instead of sending it.</summary>
internal sealed class SandboxMessage
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required string To { get; init; }

    public required string Text { get; init; }

    public string? Code { get; init; }

    public required DateTimeOffset At { get; init; }
}
