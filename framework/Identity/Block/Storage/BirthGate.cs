using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Whoever looks for candidates holds the gate of the day of birth until the transaction ends: of two who are alike the second finds the first.</summary>
internal sealed class BirthGate : ITenantOwned
{
    public required string Tenant { get; init; }

    /// <summary>The earlier of the date and the date with day and month exchanged.</summary>
    public required DateOnly Day { get; init; }

    public long Turn { get; init; }
}
