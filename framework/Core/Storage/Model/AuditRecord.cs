namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>One link of a tenant's audit chain: written once, never changed. Written through <see cref="BlockDbContext.Record"/> only.</summary>
public sealed class AuditRecord : ITenantOwned
{
    internal AuditRecord()
    {
    }

    /// <summary>The tenant whose chain it is in; <c>-</c> for acts that concern no tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The place in the chain, from 1 without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was done, UTC, to the microsecond. Order is by <see cref="Sequence"/>, never by time.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <inheritdoc cref="AuditEntry.Action"/>
    public required string Action { get; init; }

    /// <inheritdoc cref="AuditEntry.Actor"/>
    public required string Actor { get; init; }

    /// <inheritdoc cref="AuditEntry.Subject"/>
    public string? Subject { get; init; }

    /// <inheritdoc cref="AuditEntry.Resource"/>
    public string? Resource { get; init; }

    /// <inheritdoc cref="AuditEntry.Purpose"/>
    public string? Purpose { get; init; }

    /// <inheritdoc cref="AuditEntry.ConsentId"/>
    public string? ConsentId { get; init; }

    /// <summary>The trace of the request, to find it in the logs.</summary>
    public string? TraceId { get; init; }

    /// <summary><see cref="AuditEntry.Detail"/> as a JSON object with sorted members.</summary>
    public required string Detail { get; init; }

    /// <summary>Hash of the record before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 of the record's canonical JSON, lower-case hexadecimal.</summary>
    public string Hash { get; internal set; } = "";
}
