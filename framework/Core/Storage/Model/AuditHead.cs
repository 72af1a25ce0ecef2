namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>The end of a tenant's audit chain. Its row is the lock under which the chain grows; it also shows a tail that was cut.</summary>
internal sealed class AuditHead
{
    public required string Tenant { get; init; }

    public long Sequence { get; set; }

    public required string Hash { get; set; }
}
