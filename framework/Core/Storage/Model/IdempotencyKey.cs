namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>A claimed key and, once its transaction is committed, the answer that belongs to it.</summary>
internal sealed class IdempotencyKey
{
    public required string Tenant { get; init; }

    public required string ClientId { get; init; }

    public required string Operation { get; init; }

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The HTTP status of the answer; 0 only inside the transaction that claims the key.</summary>
    public int Status { get; init; }

    /// <summary>The headers of the answer, a JSON object.</summary>
    public string Headers { get; init; } = "{}";

    public byte[] Body { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
