namespace DigitalIndiaStack.Core.Storage.Tests.Block;

internal sealed class Note : ITenantOwned, IVersioned
{
    public required Guid Id { get; init; }

    public string Tenant { get; init; } = "";

    public long Version { get; private set; }

    public required string Text { get; set; }

    public DateTimeOffset WrittenAt { get; init; }

    public DateOnly? DueOn { get; init; }
}
