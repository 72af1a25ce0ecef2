namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>A list in which credentials of a tenant have places; which of them are taken, the credentials say.</summary>
internal sealed class StatusList
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
